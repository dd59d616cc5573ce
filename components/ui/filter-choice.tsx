// Controls of a list's filters, dressed as chips: the label is said, the icon shown. No hooks: a plain GET form.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Choice = { value: string; label: string };

/** The frame for any control; `of` is the control's id. */
export function FilterChip(props: { icon: IconName; label: string; of: string; children: ReactNode }) {
  const { icon, label, of, children } = props;
  return (
    <span className="chip filter">
      <Icon name={icon} size={14} />
      <label className="sr-only" htmlFor={of}>
        {label}
      </label>
      {children}
    </span>
  );
}

/** `any` is what stands there when nothing is chosen. */
export function FilterChoice(props: {
  icon: IconName;
  label: string;
  name: string;
  any: string;
  value?: string;
  options: Choice[];
}) {
  const { icon, label, name, any, value = "", options } = props;
  return (
    <FilterChip icon={icon} label={label} of={name}>
      <select key={value} id={name} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FilterChip>
  );
}
