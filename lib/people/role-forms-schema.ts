// What the forms about people and roles may send, and nothing else. Browser-safe.
import { z } from "zod";
import { rolesNamed } from "@/lib/people/role-rules";
import { dateText, filledParagraph } from "@/lib/text/schema";

const id = z.string().max(64);
/** A bank's id; "" is system level. */
const place = z.string().max(64);

/** "" for ever, a day, or "other" with the day beside it. */
const until = z.string().max(10);
const day = z.string().max(10);

function readUntil({ until: chosen, day: other }: { until: string; day: string }, today: string) {
  const text = chosen === "other" ? other : chosen;
  if (text === "") return chosen === "other" ? "Choose a day." : null;
  const parsed = dateText.safeParse(text);
  if (!parsed.success) return "Choose a day.";
  return text < today || text > "2100-01-01" ? "Choose today or a later day." : null;
}

const withUntil = <Shape extends z.ZodRawShape>(shape: Shape, today: string) =>
  z
    .strictObject({ ...shape, until, day })
    .superRefine((typed, context) => {
      const problem = readUntil(typed as unknown as { until: string; day: string }, today);
      if (problem) context.addIssue({ code: "custom", path: ["day"], message: problem });
    })
    .transform((typed) => {
      const { until: chosen, day: other, ...rest } = typed as unknown as { until: string; day: string };
      return { ...rest, until: (chosen === "other" ? other : chosen) || null } as Record<string, unknown>;
    });

export const grantRequestForm = ({ today }: { today: string }) => withUntil({ id, bankId: place }, today);

export const declineForm = () =>
  z.strictObject({ id, bankId: place, answer: filledParagraph(500, "Say why: whoever asked reads this.") });

const named = z.string().refine((name) => rolesNamed(name) !== null, "Choose a role.");

export const grantRolesForm = ({ today }: { today: string }) =>
  withUntil({ personId: id, bankId: place, role: named }, today).transform(({ role, ...rest }) => ({
    ...rest,
    roleNames: [...(rolesNamed(String(role)) ?? [])],
  }));

export const endRolesForm = () =>
  z
    .strictObject({ personId: id, bankId: place, roleNames: z.string().max(4000) })
    .transform(({ roleNames, ...rest }) => ({ ...rest, roleNames: roleNames.split(" ") }));

export const personForm = () => z.strictObject({ personId: id, back: z.enum(["list", "person"]) });

export const askForm = () =>
  z.strictObject({
    bankId: place,
    role: named,
    reason: filledParagraph(500, "Say why you need it: whoever decides reads this."),
    back: z.string().max(500),
  });
