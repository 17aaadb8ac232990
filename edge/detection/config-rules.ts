import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";

export interface ConfigRuleRow {
  readonly id: string;
  /** What is wrong where it is not met. */
  readonly about: string;
  /** AWS's identifier of the managed rule. */
  readonly managed: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}

/**
 * What has to hold of the deployed account, whoever changed it: an independent check of drift beside the program's own
 * (TRADAI-H-07, TRADAI-H-16). Identifiers and parameters: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
 */
export const configRules: readonly ConfigRuleRow[] = [
  {
    id: "api-has-web-acl",
    about: "A stage of a REST API has no web ACL.",
    managed: "API_GW_ASSOCIATED_WITH_WAF",
    findings: ["TRADAI-H-05"],
  },
  {
    id: "trail-multi-region",
    about: "No trail sees every region.",
    managed: "MULTI_REGION_CLOUD_TRAIL_ENABLED",
    findings: ["TRADAI-S-13"],
  },
  {
    id: "root-second-factor",
    about: "The root user signs in without a second factor.",
    managed: "ROOT_ACCOUNT_MFA_ENABLED",
    findings: ["TRADAI-S-07"],
  },
  {
    id: "no-admin-policy",
    about: "A policy of the account allows everything.",
    managed: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "ssh-closed",
    about: "A security group lets the world in by SSH.",
    managed: "INCOMING_SSH_DISABLED",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "open-ports-authorized",
    about: "A security group opens a port other than 443 and 80 to the world.",
    managed: "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
    parameters: { authorizedTcpPorts: "443,80" },
    findings: ["TRADAI-H-16"],
  },
  {
    id: "default-group-closed",
    about: "The default security group of a VPC lets traffic through.",
    managed: "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "buckets-not-readable",
    about: "The world can read a bucket.",
    managed: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "buckets-not-writable",
    about: "The world can write to a bucket.",
    managed: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "database-private",
    about: "A database can be reached from the internet.",
    managed: "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "database-encrypted",
    about: "A database is not encrypted.",
    managed: "RDS_STORAGE_ENCRYPTED",
    findings: ["TRADAI-H-16"],
  },
  {
    id: "instance-tokens",
    about: "An instance gives its credentials to whoever asks without a token.",
    managed: "EC2_IMDSV2_CHECK",
    findings: ["TRADAI-H-27"],
  },
  {
    id: "keys-rotate",
    about: "A customer key does not rotate.",
    managed: "CMK_BACKING_KEY_ROTATION_ENABLED",
    findings: ["TRADAI-S-10"],
  },
];

/** Creates one rule a row, once there is a recorder to read. */
export function createConfigRules(context: LayerContext, recording: aws.cfg.RecorderStatus): void {
  for (const { id, about, managed, parameters } of configRules) {
    const name = context.names.configRule(id);
    new aws.cfg.Rule(
      `config-rule-${id}`,
      {
        name,
        description: about,
        source: { owner: "AWS", sourceIdentifier: managed },
        ...(parameters === undefined ? {} : { inputParameters: JSON.stringify(parameters) }),
        tags: context.tags(name),
      },
      context.options({ dependsOn: [recording] }),
    );
  }
}
