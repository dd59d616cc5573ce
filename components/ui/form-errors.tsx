// The summary on top of a refused form: takes the focus and links to each field.
"use client";
import { type MouseEvent, useEffect, useRef } from "react";
import { Icon } from "./icon";

/** `field` is the control's id (its name unless set otherwise); without it the line is no link. */
export type Problem = { field?: string; text: string };

type FormErrorsProps = { problems: Problem[]; title?: string; detail?: string; attempt?: string | number };

/** `attempt` changes with each refusal (a counter, a time), so that the second one takes the focus too. */
export function FormErrors({ attempt, ...props }: FormErrorsProps) {
  if (props.problems.length === 0 && props.title === undefined) return null;
  return <Summary key={attempt} {...props} />;
}

function Summary({ problems, title, detail }: Omit<FormErrorsProps, "attempt">) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="form-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="octagon-alert" />
        {title ?? countProblems(problems.length)}
      </h2>
      {detail && <p>{detail}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.text}`}>
              <ProblemLine {...problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ProblemLine({ field, text }: Problem) {
  if (!field) return text;
  return (
    <a href={`#${field}`} onClick={focusTarget}>
      {text}
    </a>
  );
}

function countProblems(count: number): string {
  return count === 1 ? "One thing to put right" : `${count} things to put right`;
}

/** Puts the cursor into the field itself; a bare fragment would only scroll, and leave its mark in the address. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "center" });
}
