// As `create-payload-app` writes it; the folder is its own root, not the one it lies in.
import { withPayload } from "@payloadcms/next/withPayload";

export default withPayload({ turbopack: { root: import.meta.dirname } });
