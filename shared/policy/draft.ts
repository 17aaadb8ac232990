import { UserError } from "../errors";
import type { Arn } from "./arn";
import { checkArn } from "./bounds";
import { hasCompanion } from "./companions";
import type { Action } from "./catalogue";
import { hasNoResource } from "./catalogue";
import { bothConditions, conditionsOf } from "./conditions";
import type { ConditionInput, Conditions } from "./conditions";
import type { PolicyScope } from "./environment";
import type { OutsideRow } from "./outside";
import { checkConditions, checkFit, sidOf } from "./statement";
import type { Effect, Principal, Statement } from "./statement";

/** A resource that was accepted, with the row of the closed list it stands on. */
interface Accepted {
  readonly arn: Arn;
  readonly row: OutsideRow | undefined;
}

/**
 * A statement that is being written: resources and conditions, each checked at the call that gives it. `because` ends
 * it and returns to the builder.
 */
export class StatementDraft<B> {
  protected accepted: Accepted[] = [];
  protected conditions: Conditions = {};
  protected principal: Principal | undefined;

  constructor(
    protected readonly builder: B,
    protected readonly scope: PolicyScope,
    protected readonly effect: Effect,
    protected readonly actions: readonly Action[],
    protected readonly finish: (statement: Statement) => void,
  ) {}

  /**
   * The ARNs that the actions are for; every action must be able to apply to every ARN.
   *
   * @throws UserError for no ARN, one outside this environment, or one that an action cannot apply to.
   */
  on(...arns: readonly (string | readonly string[])[]): this {
    const texts = arns.flat();
    if (texts.length === 0) {
      throw new UserError(
        `policy statement on ${this.subject()} with an empty list of resources: name at least one ARN`,
      );
    }
    for (const text of texts) {
      const accepted = checkArn(text, this.scope, "resource");
      this.checkFits(accepted.arn);
      checkConditions(this.conditions, this.actions, [accepted.arn], this.scope);
      this.accepted.push(accepted);
    }
    return this;
  }

  /**
   * A condition; several calls must all hold. Every action must support every key.
   *
   * @throws UserError for an operator, key or value that is not possible here.
   */
  when(conditions: ConditionInput): this {
    const added = conditionsOf(conditions);
    checkConditions(added, this.actions, this.arnsToCheck(), this.scope);
    this.conditions = bothConditions(this.conditions, added);
    return this;
  }

  /**
   * Ends the statement. The reason becomes its Sid.
   *
   * @throws UserError when resources are missing, or the condition that one of them needs.
   */
  because(reason: string): B {
    if (this.accepted.length === 0) {
      throw new UserError(`policy statement on ${this.subject()} names no resource: add .on(arn)`);
    }
    const actions = this.actions.map(({ text }) => text);
    for (const { arn, row } of this.accepted) {
      if (
        row?.companion !== undefined &&
        this.needsCompanion() &&
        !hasCompanion(row.companion, actions, this.conditions, this.scope)
      ) {
        throw new UserError(
          `policy resource "${arn.text}" needs a condition, because ${row.reason}; allowed: ${row.companion.allowed}`,
        );
      }
    }
    this.complete(reason, [...new Set(this.accepted.map(({ arn }) => arn.text))]);
    return this.builder;
  }

  protected complete(reason: string, resources: readonly string[]): void {
    this.finish({
      sid: sidOf(reason, this.scope),
      effect: this.effect,
      ...(this.principal === undefined ? {} : { principal: this.principal }),
      actions: [...new Set(this.actions.map((action) => action.text))],
      resources,
      conditions: this.conditions,
    });
  }

  /** Whether an ARN that AWS names has to be narrowed by the condition of its row. */
  protected needsCompanion(): boolean {
    return true;
  }

  /** The ARNs whose types decide which condition keys are supported. */
  protected arnsToCheck(): readonly (Arn | undefined)[] {
    return this.accepted.map(({ arn }) => arn);
  }

  protected subject(): string {
    return this.actions.map((action) => action.text).join(", ");
  }

  private checkFits(arn: Arn): void {
    for (const action of this.actions) {
      if (hasNoResource(action)) {
        throw new UserError(
          `policy action "${action.text}" is checked against no resource, so "${arn.text}" would never match; use allowWithoutResource("${action.text}", reason)`,
        );
      }
      checkFit(action, arn);
    }
  }
}
