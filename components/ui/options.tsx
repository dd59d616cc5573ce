// Radio buttons as tiles one can hit, chosen by pointer, arrow keys, or a digit.
import { FieldError, type FieldProps } from "./field";
import { Icon, type IconName } from "./icon";
import { OptionKeys } from "./option-keys";

export type Option = { value: string; label: string; icon?: IconName };

/** `hasKeys`: digits choose when no text field has the focus; one group per panel at most. */
export function Options({
  name,
  id = name,
  label,
  hint,
  error,
  options,
  value,
  hasKeys = false,
}: FieldProps & { options: Option[]; value?: string; hasKeys?: boolean }) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="field" aria-describedby={ids || undefined} data-digits={hasKeys || undefined}>
      <legend>{label}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="options" aria-invalid={error ? true : undefined}>
        {options.map((option, index) => (
          <Tile
            key={option.value}
            {...option}
            name={name}
            id={index === 0 ? id : undefined}
            isChosen={option.value === value}
            digit={hasKeys && index < 9 ? index + 1 : undefined}
          />
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hasKeys && <OptionKeys />}
    </fieldset>
  );
}

type TileProps = Option & { name: string; id?: string; isChosen: boolean; digit?: number };

function Tile({ value, label, icon, name, id, isChosen, digit }: TileProps) {
  return (
    <label className="option">
      <input type="radio" name={name} value={value} id={id} defaultChecked={isChosen} />
      {icon && <Icon name={icon} />}
      <span>{label}</span>
      {digit && (
        <span className="kbd" aria-hidden="true">
          {digit}
        </span>
      )}
    </label>
  );
}
