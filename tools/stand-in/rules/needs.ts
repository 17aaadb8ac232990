import type { Cloud, CloudResource } from "../cloud";
import { textOf, valuesAt } from "../values";
import { admitsService, statementsOf } from "./policy-document";

/**
 * What AWS wants of the resource that is named, beyond its existence. The result says what is missing, or is
 * undefined.
 */
export interface Need {
  (found: CloudResource, cloud: Cloud): string | undefined;
  /**
   * The types it looks for. Such a companion is created as late as the program's own dependencies allow (see
   * `pace.ts`), so that a dependency that was forgotten shows.
   */
  companions: readonly string[];
}

function need(
  companions: readonly string[],
  check: (found: CloudResource, cloud: Cloud) => string | undefined,
): Need {
  return Object.assign(check, { companions });
}

const onBucket = (type: string) => (cloud: Cloud, bucket: string) =>
  cloud.list(type).filter((resource) => resource.inputs.bucket === bucket);

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const versioningType = "aws:s3/bucketVersioning:BucketVersioning";
const rolePolicyTypes = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
];

/** The bucket's policy lets a service write. */
export function bucketAdmits(service: string): Need {
  return need([bucketPolicyType], (found, cloud) => {
    const policies = onBucket(bucketPolicyType)(cloud, found.id);
    const open = policies.some(({ inputs }) =>
      admitsService(statementsOf(inputs.policy), service, "s3:PutObject"),
    );
    return open ? undefined : `no policy of bucket '${found.id}' lets ${service} do s3:PutObject yet`;
  });
}

/** The bucket keeps versions, as replication demands of both ends. */
export const bucketVersioned: Need = need([versioningType], (found, cloud) => {
  const on = onBucket(versioningType)(cloud, found.id).some(({ inputs }) =>
    valuesAt(inputs, "versioningConfiguration.status").includes("Enabled"),
  );
  return on ? undefined : `versioning of bucket '${found.id}' is not on yet`;
});

/** The key's policy lets a service (with or without a region in its name) use the key. */
export function keyAdmits(service: string): Need {
  return need(["aws:kms/keyPolicy:KeyPolicy"], (found, cloud) => {
    const target = textOf(found.inputs.targetKeyId);
    const key = target === undefined ? found : cloud.find(["aws:kms/key:Key"], target);
    if (key === undefined) return `the key behind '${found.id}' does not exist yet`;
    const documents = [
      key.inputs.policy,
      ...cloud
        .list("aws:kms/keyPolicy:KeyPolicy")
        .filter(({ inputs }) => inputs.keyId === key.id || inputs.keyId === key.arn)
        .map(({ inputs }) => inputs.policy),
    ];
    const name = service.replace("{region}", key.region);
    const open = documents.some((document) =>
      ["kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"].some((action) =>
        admitsService(statementsOf(document), name, action),
      ),
    );
    return open ? undefined : `the policy of key '${key.arn ?? key.id}' does not let ${name} use it`;
  });
}

/** The role may be assumed by a service. */
export function roleTrusts(service: string): Need {
  return need([], (found) =>
    admitsService(statementsOf(found.inputs.assumeRolePolicy), service, "sts:AssumeRole")
      ? undefined
      : `role '${found.id}' does not let ${service} assume it`,
  );
}

/** The role has permissions: an inline policy, or one attached. */
export const roleHasPolicy: Need = need(rolePolicyTypes, (found, cloud) => {
  const has = rolePolicyTypes.some((type) => cloud.list(type).some(({ inputs }) => inputs.role === found.id));
  return has || valuesAt(found.inputs, "inlinePolicies[]").length > 0
    ? undefined
    : `role '${found.id}' has no policy yet`;
});

/** A target group takes traffic only once a listener or one of its rules forwards to it. */
export const targetGroupAttached: Need = need(
  ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"],
  (found, cloud) => {
    const listeners = [
      ...cloud.list("aws:lb/listener:Listener"),
      ...cloud.list("aws:lb/listenerRule:ListenerRule"),
    ];
    const attached = listeners.some(({ inputs }) =>
      JSON.stringify(inputs).includes(`"${found.arn ?? found.id}"`),
    );
    return attached ? undefined : `no listener forwards to target group '${found.id}' yet`;
  },
);

/** A log group's resource policy lets log delivery write. */
export const logGroupAdmitsDelivery: Need = need(
  ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
  (_found, cloud) => {
    const open = cloud
      .list("aws:cloudwatch/logResourcePolicy:LogResourcePolicy")
      .some(({ inputs }) =>
        admitsService(
          statementsOf(inputs.policyDocument),
          "delivery.logs.amazonaws.com",
          "logs:PutLogEvents",
        ),
      );
    return open ? undefined : "no CloudWatch Logs resource policy lets delivery.logs.amazonaws.com write yet";
  },
);

/** All of several needs. */
export function all(...needs: readonly Need[]): Need {
  return need(
    needs.flatMap(({ companions }) => companions),
    (found, cloud) => {
      for (const each of needs) {
        const lacking = each(found, cloud);
        if (lacking !== undefined) return lacking;
      }
      return undefined;
    },
  );
}
