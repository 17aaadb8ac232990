/** Where a migration is. */
export type Progress =
  | {
      readonly kind: "waiting";
      /** What for, for the log. */
      readonly what: string;
      /** ARN of the task once it was started. */
      readonly task?: string;
    }
  | { readonly kind: "done"; readonly task: string }
  | { readonly kind: "failed"; readonly reason: string };

export function waiting(what: string, task?: string): Progress {
  return { kind: "waiting", what, task };
}

export function failed(reason: string): Progress {
  return { kind: "failed", reason };
}
