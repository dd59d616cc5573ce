// The queue: one line a task, what is due first on top. Each deed is a form, so it works without JavaScript.

import type { ReactNode } from "react";
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { finishTheTask, takeTheTask } from "@/app/(office)/work/actions";
import { listOf, type WorkQuery, workHref } from "@/app/(office)/work/href";
import { dueOf, taskName } from "@/app/(office)/work/task-words";
import { CustomerCell } from "@/components/customers/customer-cell";
import { tileId } from "@/components/kyc/documents-card";
import { Badge, Due } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { type Column, Table } from "@/components/ui/table";
import { dayIn, visibleText } from "@/lib/format";
import { expiryBadge } from "@/lib/kyc/expiry";
import type { Task } from "@/lib/tasks/schema";

const columns: Column[] = [
  { key: "customer", label: "Customer" },
  { key: "todo", label: "To do" },
  { key: "state", label: "State" },
  { key: "due", label: "Due" },
  { key: "officer", label: "In charge" },
  { key: "act", label: "Actions", isHidden: true },
];

type Props = {
  tasks: Task[];
  query: WorkQuery;
  now: Date;
  myId: string | null;
  isOneBank: boolean;
  foot: ReactNode;
};

export function Queue({ tasks, foot, ...rest }: Props) {
  return (
    <Table title="Queue" columns={columns} className="queue" asLines foot={foot}>
      {tasks.map((task) => (
        <Line key={task.id} task={task} {...rest} />
      ))}
    </Table>
  );
}

export const hrefOf = ({ bankId, customerId, documentId }: Task): string =>
  fileHref({ bankId, customerId }, {}, tileId(documentId));

function Line({ task, query, now, myId, isOneBank }: Omit<Props, "tasks" | "foot"> & { task: Task }) {
  const { number, expiryDate, timeZone } = task;
  return (
    <tr>
      <CustomerCell of={task} href={hrefOf(task)} isOneBank={isOneBank} isQueued />
      <td>
        {taskName(task)}
        {number && <span className="meta id block wrap-anywhere">{visibleText(number)}</span>}
      </td>
      <td>
        <Badge {...expiryBadge(expiryDate, dayIn(now, timeZone))} />
      </td>
      <td>
        <Due {...dueOf(task, now)} />
      </td>
      <td>{inCharge(task, myId)}</td>
      <td className="right">
        <Deeds task={task} query={query} />
      </td>
    </tr>
  );
}

function inCharge({ assignedTo, assignedName }: Task, myId: string | null) {
  if (!assignedTo) return <span className="meta">nobody yet</span>;
  return assignedTo === myId ? "you" : visibleText(assignedName ?? "");
}

function Deeds({ task, query }: { task: Task; query: WorkQuery }) {
  const { id, bankId, assignedTo } = task;
  const kept = Object.entries({ ...listOf(query), bankId, id });
  const hidden = Object.fromEntries(kept.filter((pair): pair is [string, string] => Boolean(pair[1])));
  return (
    <span className="row row-end">
      {!assignedTo && <OneButtonForm action={takeTheTask} hidden={hidden} label="Take it" hasWords />}
      <OneButtonForm action={finishTheTask} hidden={hidden} label="Done" icon="check" hasWords />
      <LinkButton
        small
        id={`hand-${id}`}
        look="quiet"
        icon="user-plus"
        href={workHref({ ...listOf(query), bankId, id })}
        aria-label={`Hand over: ${taskName(task)}, ${visibleText(task.customerNumber ?? "")}`}
        title="Hand over"
        scroll={false}
      />
    </span>
  );
}
