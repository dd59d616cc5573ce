// Who may open what: one row for every page, route handler and server action of the build. An entry of the build
// without a row fails `npm test`, and so does a row without an entry. Roles are named here as issue and law name
// them, not read from the code, so that neither can change without the other.
import type { Row } from "./permission-rows";
import { actions } from "./permitted-actions";
import { pages } from "./permitted-pages";
import { routes } from "./permitted-routes";

export const rows: readonly Row[] = [...pages, ...routes, ...actions];
