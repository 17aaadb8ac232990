import { UserError } from "../errors";
import type { Arn } from "./arn";
import { parseArn } from "./arn";
import { checkArn } from "./bounds";
import { StatementList } from "./builder";
import type { Action } from "./catalogue";
import { serviceData } from "./catalogue";
import type { Conditions } from "./conditions";
import { bothConditions } from "./conditions";
import { render } from "./canonical";
import { PolicyDocument } from "./document";
import { StatementDraft } from "./draft";
import type { PolicyScope } from "./environment";
import { policyKinds } from "./kinds";
import type { PolicyKind, PolicyKindName } from "./kinds";
import { checkSource, principalOf } from "./principals";
import type { PrincipalInput } from "./principals";
import { checkedActions, checkFit } from "./statement";
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
    checkSource(this.principal, this.effect, this.kind, this.conditions, this.scope);
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

  protected override arnsToCheck(): readonly (Arn | undefined)[] {
    return this.accepted.length > 0 ? super.arnsToCheck() : [undefined];
  }
}

/** Delegation of a key to the account's IAM policies; the one statement with `kms:*`. */
function rootDelegation(scope: PolicyScope): Statement {
  return {
    sid: "DelegateToIamPolicies",
    effect: "Allow",
    principal: { kind: "account", arn: `arn:aws:iam::${scope.account}:root` },
    actions: ["kms:*"],
    resources: ["*"],
    conditions: {},
  };
}

/**
 * Policy that is attached to a resource.
 *
 * A key's policy begins with the delegation to the account: without it AWS's lock-out check fails and grants in IAM
 * policies count for nothing (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
export class ResourcePolicyBuilder {
  private readonly list = new StatementList();
  private readonly kind: PolicyKind;

  /**
   * @param owner ARN of the resource that the policy is attached to; not for keys, endpoints and the account-wide
   * policies of CloudWatch Logs.
   * @throws UserError when the owner is missing, or lies outside this environment.
   */
  constructor(
    private readonly scope: PolicyScope,
    private readonly kindName: PolicyKindName,
    private readonly owner?: string,
  ) {
    this.kind = policyKinds[kindName];
    const ownerless: readonly PolicyKindName[] = ["key", "endpoint", "logGroup"];
    if (owner === undefined && !ownerless.includes(kindName)) {
      throw new UserError(`policy of a ${kindName} needs the ARN of the ${kindName} that it is attached to`);
    }
    if (owner !== undefined) {
      checkArn(owner, scope, "resource");
    }
  }

  /** Begins a statement: `.allow(actions).to(principal).on(arns).when(condition).because(why)`. */
  allow(actions: string | readonly string[]): Pick<ResourceStatementDraft<this>, "to"> {
    return this.draft("Allow", actions);
  }

  /** Begins a statement that denies; see `allow`. */
  deny(actions: string | readonly string[]): Pick<ResourceStatementDraft<this>, "to"> {
    return this.draft("Deny", actions);
  }

  /**
   * Denies everything that does not come over TLS, to everyone. The statement covers every action of the service, so
   * that no action added by AWS is forgotten; as a denial that cannot grant anything.
   */
  requireTls(): this {
    const { tlsActions, resource } = this.kind;
    if (tlsActions === undefined) {
      throw new UserError(
        `policy of a ${this.kindName} takes no TLS-only statement: AWS reaches it over TLS alone`,
      );
    }
    const owner = this.owner ?? "";
    const resources =
      this.kindName === "bucket" ? [owner, `${owner}/*`] : [resource === "self" ? "*" : owner];
    const conditions: Conditions = { Bool: { "aws:SecureTransport": ["false"] } };
    this.list.begin([]);
    this.list.add({
      sid: "RequireTls",
      effect: "Deny",
      principal: { kind: "everyone" },
      actions: [tlsActions],
      resources,
      conditions,
    });
    return this;
  }

  /** @throws UserError when the document passes the limit of its kind. It cannot be divided. */
  build(): PolicyDocument {
    const lead = this.kindName === "key" ? [rootDelegation(this.scope)] : [];
    const statements = lead.length > 0 && this.list.isEmpty() ? [] : this.list.statements();
    const document = new PolicyDocument([...lead, ...statements].map(render));
    if (document.json.length > this.kind.limit) {
      throw new UserError(
        `policy of a ${this.kindName} has ${document.json.length} characters; allowed: ${this.kind.limit} (${this.kind.source})`,
      );
    }
    return document;
  }

  private draft(effect: Effect, actions: string | readonly string[]): ResourceStatementDraft<this> {
    const checked = checkedActions(effect, actions);
    for (const action of checked) {
      const { services } = this.kind;
      if (services.length > 0 && !services.includes(action.service.prefix)) {
        throw new UserError(
          `policy action "${action.text}" cannot stand in the policy of a ${this.kindName}; allowed: actions of ${services.map((prefix) => serviceData(prefix).prefix).join(", ")}`,
        );
      }
    }
    this.list.begin(checked);
    return new ResourceStatementDraft<this>(
      this,
      this.scope,
      effect,
      checked,
      (statement) => {
        this.list.add(statement);
      },
      this.kindName,
      this.owner,
    );
  }
}
