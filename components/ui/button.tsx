// Buttons and links that look like buttons; a locked one names the role it needs.
import type { ComponentProps, ReactNode } from "react";
import { Go } from "./go";
import { Icon, type IconName } from "./icon";
import { LockedButton } from "./locked-button";
import type { Ask } from "./request-role";

export type ButtonLook = "outlined" | "primary" | "quiet" | "danger";
type Dress = { look?: ButtonLook; small?: boolean; large?: boolean; icon?: IconName; children?: ReactNode };

/** The class names of a button; for the rare element that is neither Button nor LinkButton. */
export function buttonClass(
  { look = "outlined", small, large }: Dress,
  isIconOnly = false,
  extra = "",
): string {
  const parts = ["btn", look !== "outlined" && `btn-${look}`, small && "btn-small", large && "btn-large"];
  return [...parts, isIconOnly && "btn-icon", extra].filter(Boolean).join(" ");
}

function Inside({ icon, small, children }: Dress) {
  return (
    <>
      {icon && <Icon name={icon} size={small ? 14 : 16} />}
      {children}
    </>
  );
}

/** A button that submits nothing unless told (`type="submit"`). Without words it needs an aria-label. */
export function Button({
  look,
  small,
  large,
  icon,
  children,
  className,
  ...rest
}: Dress & ComponentProps<"button">) {
  const dress = { look, small, large, icon };
  return (
    <button type="button" className={buttonClass(dress, !children, className)} {...rest}>
      <Inside {...dress}>{children}</Inside>
    </button>
  );
}

/** A link with a button's look. Without words it needs an aria-label. */
export function LinkButton({
  look,
  small,
  large,
  icon,
  children,
  className,
  ...rest
}: Dress & ComponentProps<typeof Go>) {
  const dress = { look, small, large, icon };
  return (
    <Go className={buttonClass(dress, !children, className)} {...rest}>
      <Inside {...dress}>{children}</Inside>
    </Go>
  );
}

/** What may be done: an address to go to, or the role that is missing. Absent: the thing does not exist here. */
export type Action =
  | { href: string; needs?: undefined; ask?: undefined }
  | { needs: string; href?: undefined; ask?: Ask };

/** The small "Add" of a card's head: a link, or locked with its reason, or nothing. */
export function ActionButton({
  action,
  label,
  of,
  icon = "plus",
}: {
  action?: Action;
  label: string;
  of: string;
  icon?: IconName;
}) {
  if (!action) return null;
  if (action.needs !== undefined)
    return <LockedButton needs={action.needs} label={label} of={of} ask={action.ask} />;
  return (
    <LinkButton
      small
      look="quiet"
      icon={icon}
      href={action.href}
      aria-label={`${label} ${of}`}
      scroll={false}
    >
      {label}
    </LinkButton>
  );
}
