import { UserError } from "../errors";
import type { Arn } from "./arn";
import { parseArn } from "./arn";
import type { Action } from "./catalogue";
import { bothConditions } from "./conditions";
import { StatementDraft } from "./draft";
import type { PolicyScope } from "./environment";
import { policyKinds } from "./kinds";
import type { PolicyKindName } from "./kinds";
import { checkSource, principalOf } from "./principals";
import type { PrincipalInput } from "./principals";
import { checkFit } from "./statement";
import type { Effect, Statement } from "./statement";

/** A statement of a resource policy: `.to(principal)` first, resources only where they are not the resource itself. */
export class ResourceStatementDraft<B> extends StatementDraft<B> {
  constructor(
    builder: B,
    scope: PolicyScope,
    effect: Effect,
    actions: readonly Action[],
    finish: (statement: Statement) => void,
    private readonly kind: PolicyKindName,
    private readonly owner: string | undefined,
  ) {
    super(builder, scope, effect, actions, finish);
  }

  /**
   * Whom the statement is about: a service principal, `{ roles: [arn] }` (the account root with
   * `ArnEquals aws:PrincipalArn`), or `everyone` in a denial or an endpoint's policy.
   *
   * @throws UserError for a role as principal: AWS refuses one that does not exist yet.
   */
  to(principal: PrincipalInput): this {
    const { principal: checked, conditions } = principalOf(principal, this.effect, this.kind, this.scope);
    this.principal = checked;
    this.conditions = bothConditions(this.conditions, conditions);
    return this;
  }

  override on(...arns: readonly (string | readonly string[])[]): this {
    const { resource } = policyKinds[this.kind];
    for (const text of arns.flat()) {
      if (resource !== "arns") {
        throw new UserError(
          `policy of a ${this.kind} names no resource: it is about the ${this.kind} it is attached to; leave .on("${text}") out`,
        );
      }
      if (this.owner !== undefined && text !== this.owner && !text.startsWith(`${this.owner}/`)) {
        throw new UserError(
          `policy resource "${text}" is not the ${this.kind} that the policy is attached to; allowed: "${this.owner}" and what is in it`,
        );
      }
    }
    return super.on(...arns);
  }

  override because(reason: string): B {
    if (this.principal === undefined) {
      throw new UserError(`policy statement on ${this.subject()} has no principal: add .to(principal)`);
    }
    const ofAwsAlone = this.accepted.length > 0 && this.accepted.every(({ row }) => row?.ofAws === true);
    checkSource(this.principal, this.effect, this.kind, this.conditions, this.scope, ofAwsAlone);
    if (policyKinds[this.kind].resource === "arns") {
      if (this.accepted.length === 0 && this.owner !== undefined) {
        this.on(this.owner);
      }
      return super.because(reason);
    }
    for (const action of this.actions) {
      if (this.kind !== "vault" && this.owner !== undefined) {
        checkFit(action, parseArn(this.owner));
      }
    }
    this.complete(reason, policyKinds[this.kind].resource === "self" ? ["*"] : []);
    return this.builder;
  }

  /** An endpoint's policy grants nothing: its caller's role, which names the condition, is asked as well. */
  protected override needsCompanion(): boolean {
    return this.kind !== "endpoint";
  }

  protected override arnsToCheck(): readonly (Arn | undefined)[] {
    return this.accepted.length > 0 ? super.arnsToCheck() : [undefined];
  }
}
