// The panel beside the queue that hands one task over.
import { HandOverForm } from "@/app/(office)/work/hand-over-form";
import { listOf, type WorkQuery, workHref } from "@/app/(office)/work/href";
import { taskName } from "@/app/(office)/work/task-words";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/core/actor";
import { visibleText } from "@/lib/format";
import { viewTask } from "@/lib/tasks/work";
import { load } from "@/lib/web/load";

export async function HandOverPanel({ query, actor }: { query: WorkQuery; actor: Actor }) {
  const seen = await load(viewTask, { bankId: query.bankId, id: query.id });
  if (!seen) return null;
  const { task, officers } = seen;
  const closeHref = workHref(listOf(query));
  const kept = Object.entries({ ...listOf(query), bankId: task.bankId, id: task.id });
  return (
    <Panel title={`Hand over: ${taskName(task)}`} closeHref={closeHref} opener={`hand-${task.id}`}>
      <HandOverForm
        hidden={Object.fromEntries(kept.filter((pair): pair is [string, string] => Boolean(pair[1])))}
        officers={officers.map(({ id, name }) => ({ value: id, label: visibleText(name) }))}
        personId={task.assignedTo ?? ""}
        closeHref={closeHref}
        signed={`Signed as ${actor.name}`}
      />
    </Panel>
  );
}
