import type { Cloud, CloudResource } from "../cloud";
import { textOf, valuesAt, type Value } from "../values";
import { admitsService, statementsOf } from "./policy-document";

/**
 * What AWS wants of the resource that is named, beyond its existence: either what is lacking, in words, or the
 * resources by which the need is met.
 */
export type Need = (found: CloudResource, cloud: Cloud) => string | readonly CloudResource[];

const rolePolicyTypes = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
];

/** The bucket's policy lets a service write. */
export function bucketAdmits(service: string): Need {
  return (found, cloud) => {
    const open = cloud
      .list("aws:s3/bucketPolicy:BucketPolicy")
      .filter(({ inputs }) => inputs.bucket === found.id)
      .filter(({ inputs }) => admitsService(statementsOf(inputs.policy), service, "s3:PutObject"));
    return open.length > 0 ? open : `no policy of bucket '${found.id}' lets ${service} do s3:PutObject yet`;
  };
}

/** The topic's policy lets a service publish. */
export function topicAdmits(service: string): Need {
  return (found, cloud) => {
    const policies = cloud
      .list("aws:sns/topicPolicy:TopicPolicy")
      .filter(({ inputs }) => inputs.arn === found.arn);
    const open = [found, ...policies].filter(({ inputs }) =>
      admitsService(statementsOf(inputs.policy), service, "sns:Publish"),
    );
    return open.length > 0 ? open : `no policy of topic '${found.id}' lets ${service} do sns:Publish yet`;
  };
}

/** What receives logs: a bucket must let the delivery service write, a log group is reached by a role. */
export const takesDelivery: Need = (found, cloud) =>
  found.type === "aws:s3/bucket:Bucket" ? bucketAdmits("delivery.logs.amazonaws.com")(found, cloud) : [];

/** The bucket keeps versions, as replication demands of both ends. */
export const bucketVersioned: Need = (found, cloud) => {
  const on = cloud
    .list("aws:s3/bucketVersioning:BucketVersioning")
    .filter(({ inputs }) => inputs.bucket === found.id)
    .filter(({ inputs }) => valuesAt(inputs, "versioningConfiguration.status").includes("Enabled"));
  return on.length > 0 ? on : `versioning of bucket '${found.id}' is not on yet`;
};

/** The key's policy lets a service (`{region}` in its name stands for the key's) use the key. */
export function keyAdmits(service: string): Need {
  return (found, cloud) => {
    const target = textOf(found.inputs.targetKeyId);
    const key = target === undefined ? found : cloud.find(["aws:kms/key:Key"], target);
    if (key === undefined) return `the key behind '${found.id}' does not exist yet`;
    const name = service.replace("{region}", key.region);
    const admits = (document: Value | undefined): boolean =>
      ["kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"].some((action) =>
        admitsService(statementsOf(document), name, action),
      );
    const policies = cloud
      .list("aws:kms/keyPolicy:KeyPolicy")
      .filter(({ inputs }) => inputs.keyId === key.id || inputs.keyId === key.arn);
    const open = [key, ...policies].filter(({ inputs }) => admits(inputs.policy));
    return open.length > 0 ? open : `the policy of key '${key.arn ?? key.id}' does not let ${name} use it`;
  };
}

/** The role may be assumed by a service. */
export function roleTrusts(service: string): Need {
  return (found) =>
    admitsService(statementsOf(found.inputs.assumeRolePolicy), service, "sts:AssumeRole")
      ? []
      : `role '${found.id}' does not let ${service} assume it`;
}

/** The role has permissions: each of its policies counts, because nobody knows which one AWS will try. */
export const roleHasPolicy: Need = (found, cloud) => {
  const policies = rolePolicyTypes.flatMap((type) =>
    cloud.list(type).filter(({ inputs }) => inputs.role === found.id),
  );
  const inline = valuesAt(found.inputs, "inlinePolicies[]").length > 0;
  return policies.length > 0 || inline ? policies : `role '${found.id}' has no policy yet`;
};

/** A target group takes traffic only once a listener or one of its rules forwards to it. */
export const targetGroupAttached: Need = (found, cloud) => {
  const forwarding = ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"]
    .flatMap((type) => cloud.list(type))
    .filter(({ inputs }) => JSON.stringify(inputs).includes(`"${found.arn ?? found.id}"`));
  return forwarding.length > 0 ? forwarding : `no listener forwards to target group '${found.id}' yet`;
};

/** A resource policy of CloudWatch Logs lets log delivery write. */
export const logGroupAdmitsDelivery: Need = (_found, cloud) => {
  const open = cloud
    .list("aws:cloudwatch/logResourcePolicy:LogResourcePolicy")
    .filter(({ inputs }) =>
      admitsService(statementsOf(inputs.policyDocument), "delivery.logs.amazonaws.com", "logs:PutLogEvents"),
    );
  return open.length > 0
    ? open
    : "no CloudWatch Logs resource policy lets delivery.logs.amazonaws.com write yet";
};

/** All of several needs. */
export function all(...needs: readonly Need[]): Need {
  return (found, cloud) => {
    const met: CloudResource[] = [];
    for (const need of needs) {
      const answer = need(found, cloud);
      if (typeof answer === "string") return answer;
      met.push(...answer);
    }
    return met;
  };
}
