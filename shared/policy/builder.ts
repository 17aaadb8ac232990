import { UserError } from "../errors";
import { canonical, circumstances } from "./canonical";
import { checkedActions } from "./statement";
import { withoutResource } from "./resourceless";
import type { Effect, Statement } from "./statement";
import type { Action } from "./catalogue";
import type { ConditionInput } from "./conditions";
import type { PolicyDocument } from "./document";
import { StatementDraft } from "./draft";
import type { PolicyScope } from "./environment";
import { limits, single, split } from "./size";

/** Collects statements and refuses a half-written one. Common to all kinds of policy. */
export class StatementList {
  private readonly finished: Statement[] = [];
  private open: string | undefined;

  /** Marks a statement as begun. @throws UserError when the one before it was never ended. */
  begin(actions: readonly Action[]): void {
    this.checkClosed();
    this.open = actions.map((action) => action.text).join(", ");
  }

  /** @throws UserError when its Sid already stands for another effect, principal or condition. */
  add(statement: Statement): void {
    this.open = undefined;
    const same = this.finished.find((other) => other.sid === statement.sid);
    if (same !== undefined && circumstances(same) !== circumstances(statement)) {
      throw new UserError(
        `policy Sid "${statement.sid}" already stands for another effect, principal or condition; give this statement a reason of its own`,
      );
    }
    this.finished.push(statement);
  }

  isEmpty(): boolean {
    this.checkClosed();
    return this.finished.length === 0;
  }

  /** The canonical statements. @throws UserError when there is none, or one is half-written. */
  statements(): readonly Statement[] {
    this.checkClosed();
    if (this.finished.length === 0) {
      throw new UserError("policy without a statement: AWS refuses an empty document");
    }
    return canonical(this.finished);
  }

  private checkClosed(): void {
    if (this.open !== undefined) {
      throw new UserError(`policy statement on ${this.open} is not ended: add .because("why")`);
    }
  }
}

/** How the policies of a role are attached to it. */
export interface RolePolicies {
  readonly kind: "inline" | "managed";
  readonly documents: readonly PolicyDocument[];
}

/** Statements of a role's policy, without the methods by service. See `PolicyBuilder`. */
export class RolePolicyBuilder {
  protected readonly list = new StatementList();

  constructor(protected readonly scope: PolicyScope) {}

  /**
   * Begins a statement that allows actions: `.allow(actions).on(arns).when(condition).because(why)`.
   *
   * @throws UserError for an unknown action or a wildcard.
   */
  allow(actions: string | readonly string[]): Pick<StatementDraft<this>, "on"> {
    return this.draft("Allow", actions);
  }

  /** Begins a statement that denies actions; see `allow`. */
  deny(actions: string | readonly string[]): Pick<StatementDraft<this>, "on"> {
    return this.draft("Deny", actions);
  }

  /**
   * The one way to an action that AWS checks against no resource, such as `ecr:GetAuthorizationToken`.
   *
   * @param reason becomes the Sid.
   * @param conditions required for `cloudwatch:PutMetricData` (its namespace) and `sts:GetServiceBearerToken`.
   * @throws UserError for an action that does have resources.
   */
  allowWithoutResource(
    actions: string | readonly string[],
    reason: string,
    conditions: ConditionInput = {},
  ): this {
    const statement = withoutResource(this.scope, actions, reason, conditions);
    this.list.begin([]);
    this.list.add(statement);
    return this;
  }

  /**
   * The one document of an inline policy.
   *
   * @throws UserError when it passes what a role carries inline; `forRole` divides it.
   */
  build(): PolicyDocument {
    const statements = this.list.statements();
    const document = single(statements, limits.inlineOfRole);
    if (document === undefined) {
      throw new UserError(
        `policy passes the ${limits.inlineOfRole} characters that a role carries inline; use forRole(), which divides it into managed policies`,
      );
    }
    return document;
  }

  /** Documents for managed policies, each within 6,144 characters. */
  documents(): readonly PolicyDocument[] {
    return split(this.list.statements());
  }

  /** One inline document where all fits into a role's 10,240 characters, managed ones otherwise. */
  forRole(): RolePolicies {
    const statements = this.list.statements();
    const inline = single(statements, limits.inlineOfRole);
    return Object.freeze(
      inline === undefined
        ? { kind: "managed", documents: Object.freeze(split(statements)) }
        : { kind: "inline", documents: Object.freeze([inline]) },
    );
  }

  protected draft(effect: Effect, actions: string | readonly string[]): StatementDraft<this> {
    const checked = checkedActions(effect, actions);
    this.list.begin(checked);
    return new StatementDraft<this>(this, this.scope, effect, checked, (statement) => {
      this.list.add(statement);
    });
  }
}
