import type { ProcedureId } from "../../shared/naming";
import type { ConditionInput } from "../../shared/policy";

/** What an operator gives when starting a procedure. */
export interface Parameter {
  readonly type: "String" | "StringMap";
  readonly description: string;
  readonly default?: string | Readonly<Record<string, string>>;
  readonly allowedValues?: readonly string[];
}

interface Named {
  /** Letters and digits; other steps name it. */
  readonly name: string;
  /** What it does, as a sentence. */
  readonly about: string;
  /** Step that follows; the next one of the list where it is left out. `end` ends the procedure. */
  readonly next?: string;
}

/** A call of AWS's API, in Systems Manager's own words. */
interface Call {
  readonly service: string;
  readonly api: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export type Step =
  | (Named & {
      readonly kind: "call";
      readonly call: Call;
      /** What is kept of the answer: a name, and where it stands. */
      readonly keep?: Readonly<Record<string, { readonly selector: string; readonly type: "String" }>>;
    })
  | (Named & {
      /** `assert` looks once, `wait` until it is so or `timeoutSeconds` are over. */
      readonly kind: "assert" | "wait";
      readonly call: Call;
      readonly selector: string;
      readonly wanted: readonly string[];
      readonly timeoutSeconds: number;
    })
  | (Named & {
      readonly kind: "choose";
      readonly parameter: string;
      /** Step for each value of the parameter. */
      readonly steps: Readonly<Record<string, string>>;
    });

/** What a procedure's role may do, and for what. */
export interface Right {
  readonly actions: readonly string[];
  /** Absent where the actions have no resource. */
  readonly on?: readonly string[];
  /** What keeps them to this environment, where AWS names what they are for. */
  readonly when?: ConditionInput;
  readonly why: string;
}

/** A role that a procedure hands to a service. */
export interface PassedRole {
  readonly arn: string;
  readonly service: string;
}

/**
 * A procedure that is a Systems Manager document and a page of `docs/runbooks` at once, so that what is read is what runs
 * (EDGAR-22, EDGAR-23, EDGAR-43, ORION-32, ORION-35).
 */
export interface Procedure {
  readonly id: ProcedureId;
  readonly title: string;
  /** When to start it, and what it does, as paragraphs. */
  readonly when: readonly string[];
  /** Where it runs, which is where what it works on is. */
  readonly region: "home" | "recovery";
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly steps: readonly Step[];
  /** What people do afterwards: what no document can decide. */
  readonly afterwards: readonly string[];
  readonly rights: readonly Right[];
  readonly passes: readonly PassedRole[];
}
