import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";

interface LinkedRow {
  /** As its service is called when the role is made, without `.amazonaws.com`. */
  readonly service: string;
  /** What uses it first. */
  readonly why: string;
  /** AWS page that names the role. */
  readonly page: string;
  /** Where threat detection is on; everywhere without it. */
  readonly detection?: true;
}

const docs = "https://docs.aws.amazon.com";

/**
 * The service-linked roles of what the layers use. Most services make theirs at the first use and cannot assume it in the
 * same minute, so that the first deployment in an account fails and the second does not; AWS Config makes none at all. The
 * deploying role may make none: no layer needs one that is not here.
 */
export const linkedRoles: readonly LinkedRow[] = [
  {
    service: "ecs",
    why: "clusters and services",
    page: `${docs}/AmazonECS/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "autoscaling",
    why: "groups of instances: NAT and the consolidated host",
    page: `${docs}/autoscaling/ec2/userguide/autoscaling-service-linked-role.html`,
  },
  {
    service: "ecs.application-autoscaling",
    why: "numbers of tasks",
    page: `${docs}/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html`,
  },
  {
    service: "elasticloadbalancing",
    why: "the load balancer",
    page: `${docs}/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html`,
  },
  {
    service: "rds",
    why: "the database",
    page: `${docs}/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html`,
  },
  {
    service: "ops.apigateway",
    why: "the API's domain and its link to the VPC",
    page: `${docs}/apigateway/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "wafv2",
    why: "the web ACLs' logs",
    page: `${docs}/waf/latest/developerguide/using-service-linked-roles.html`,
  },
  {
    service: "pullthroughcache.ecr",
    why: "the cache of public images",
    page: `${docs}/AmazonECR/latest/userguide/slr-pullthroughcache.html`,
  },
  {
    service: "backup",
    why: "the backup plan",
    page: `${docs}/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackup.html`,
  },
  {
    service: "restore-testing.backup",
    why: "the restore test",
    page: `${docs}/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupRestoreTesting.html`,
  },
  {
    service: "access-analyzer",
    why: "the access analyzer",
    page: `${docs}/IAM/latest/UserGuide/access-analyzer-using-service-linked-roles.html`,
    detection: true,
  },
  {
    service: "config",
    why: "the configuration recorder, which is refused without it",
    page: `${docs}/config/latest/developerguide/using-service-linked-roles.html`,
    detection: true,
  },
  {
    service: "guardduty",
    why: "the detector",
    page: `${docs}/guardduty/latest/ug/using-service-linked-roles.html`,
    detection: true,
  },
  {
    service: "malware-protection.guardduty",
    why: "the detector's scan of volumes",
    page: `${docs}/guardduty/latest/ug/slr-permissions-malware-protection.html`,
    detection: true,
  },
  {
    service: "inspector2",
    why: "the scan of images, functions and instances",
    page: `${docs}/inspector/latest/user/using-service-linked-roles.html`,
    detection: true,
  },
  {
    service: "agentless.inspector2",
    why: "the scan of instances without an agent",
    page: `${docs}/inspector/latest/user/using-service-linked-roles.html`,
    detection: true,
  },
  {
    service: "securityhub",
    why: "findings in one place",
    page: `${docs}/securityhub/latest/userguide/using-service-linked-roles.html`,
    detection: true,
  },
];

/** Makes those that the environment needs, where it owns the account. They stay when the stack goes. */
export function createServiceLinkedRoles(context: LayerContext): void {
  const { ownsAccount, threatDetection } = context.settings;
  const wanted = linkedRoles.filter(({ detection }) => detection === undefined || threatDetection);
  for (const { service, why } of ownsAccount ? wanted : []) {
    new aws.iam.ServiceLinkedRole(
      `linked-${service}`,
      {
        awsServiceName: `${service}.amazonaws.com`,
        description: `For ${why}`,
        tags: context.tags(`${service}.amazonaws.com`),
      },
      // The description of one that was there before is AWS's.
      context.options({ retainOnDelete: true, ignoreChanges: ["description"] }),
    );
  }
}
