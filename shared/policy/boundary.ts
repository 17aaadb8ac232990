import { UserError } from "../errors";
import { RolePolicyBuilder } from "./builder";
import { knownServices } from "./catalogue";
import type { ConditionInput } from "./conditions";
import { conditionsOf } from "./conditions";
import type { PolicyDocument } from "./document";
import { limits, single } from "./size";
import { sidOf } from "./statement";

/**
 * Permissions boundary: it grants nothing, it is where grants end
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html). So it alone may speak of whole
 * services and of everything; what it does not name is out of reach whatever a role's policies say.
 */
export class BoundaryBuilder extends RolePolicyBuilder {
  /**
   * Grants may reach anything of these services.
   *
   * @param services prefixes of actions, such as `s3`.
   * @throws UserError for a service that AWS does not have.
   */
  upTo(services: readonly string[], reason: string, when: ConditionInput = {}): this {
    const unknown = services.filter((service) => !knownServices().includes(service));
    if (services.length === 0 || unknown.length > 0) {
      throw new UserError(
        `boundary: there is no service "${unknown.join('", "')}"; allowed: prefixes of AWS's actions`,
      );
    }
    this.list.begin([]);
    this.list.add({
      sid: sidOf(reason, this.scope),
      effect: "Allow",
      actions: services.map((service) => `${service}:*`),
      resources: ["*"],
      conditions: conditionsOf(when),
    });
    return this;
  }

  /** The one document; a role has one boundary. @throws UserError when it passes a managed policy's limit. */
  override build(): PolicyDocument {
    const document = single(this.list.statements(), limits.managed);
    if (document === undefined) {
      throw new UserError(
        `boundary passes the ${limits.managed} characters of a managed policy; name fewer services`,
      );
    }
    return document;
  }
}
