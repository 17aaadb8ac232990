import { UserError } from "../errors";
import { checkArn } from "./bounds";
import { StatementList } from "./builder";
import { render } from "./canonical";
import { bothConditions, conditionsOf } from "./conditions";
import type { ConditionInput, Conditions } from "./conditions";
import { PolicyDocument } from "./document";
import type { PolicyScope } from "./environment";
import { policyKinds } from "./kinds";
import type { PolicyKind, PolicyKindName } from "./kinds";
import { ResourceStatementDraft } from "./resource-draft";
import { withoutResource } from "./resourceless";
import { checkedActions } from "./statement";
import type { Effect, Statement } from "./statement";

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
   * Lets this account's callers through an endpoint to actions that AWS checks against no resource.
   *
   * @param reason becomes the Sid.
   * @throws UserError for another kind of policy, or an action that does have resources.
   */
  allowWithoutResource(
    actions: string | readonly string[],
    reason: string,
    conditions: ConditionInput = {},
  ): this {
    if (this.kindName !== "endpoint") {
      throw new UserError(
        `policy of a ${this.kindName} is about that ${this.kindName}; allowWithoutResource is for an endpoint`,
      );
    }
    const statement = withoutResource(this.scope, actions, reason, conditions);
    const callers = conditionsOf({ StringEquals: { "aws:PrincipalAccount": this.scope.account } });
    this.list.begin([]);
    this.list.add({
      ...statement,
      principal: { kind: "everyone" },
      conditions: bothConditions(statement.conditions, callers),
    });
    return this;
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
          `policy action "${action.text}" cannot stand in the policy of a ${this.kindName}; allowed: actions of ${services.join(", ")}`,
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
