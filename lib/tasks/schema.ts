// What may be asked of one's work, and what a task in the queue says; browser-safe.
import { z } from "zod";
import { idText } from "@/lib/text/schema";

/** Whose tasks: mine and nobody's, mine, nobody's, everybody's. */
export const whoseNames = ["open", "mine", "nobody", "team"] as const;
export type Whose = (typeof whoseNames)[number];
export const dueNames = ["overdue", "week", "later"] as const;
export type DueName = (typeof dueNames)[number];

export const workInput = z.object({
  whose: z.enum(whoseNames).default("open"),
  due: z.enum(dueNames).optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
});

export interface Task {
  id: string;
  bankId: string;
  customerId: string;
  /** Null where the reader may not see customers. */
  customerNumber: string | null;
  legalName: string | null;
  documentId: string;
  type: string | null;
  number: string | null;
  expiryDate: Date;
  rung: number;
  assignedTo: string | null;
  assignedName: string | null;
  timeZone: string;
}

export interface Work {
  tasks: Task[];
  next: string | null;
  /** By when they are due, of the chosen `whose`. */
  due: Record<DueName, number>;
  /** By whose they are. */
  whose: Record<Whose, number>;
}

/** The task a command is about. */
export const taskInput = z.object({ bankId: idText, id: idText });
