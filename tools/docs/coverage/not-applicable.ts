/** Ids that no rule answers, together with why. */
export interface NotApplicable {
  readonly ids: readonly string[];
  readonly why: string;
}

/** Ids of the public catalogues that the pack leaves alone on purpose. */
export const idsNotApplicable: readonly NotApplicable[] = [
  {
    ids: ["2.1.2"],
    why: "MFA delete is switched on with the root user's credentials alone; versions are kept (s3-versioned), and the logs bucket refuses the deletion of the trail",
  },
  {
    ids: ["2.1.3"],
    why: "what data is sensitive is for people to say; the buckets are few and known by name",
  },
  {
    ids: ["CKV2_AWS_62"],
    why: "a bucket need not tell anybody of new objects; the trail records every access to the data buckets",
  },
  {
    ids: ["CloudTrail.7", "3.4"],
    why: "the trail's bucket receives the access logs of the others and would log its own deliveries for ever; who may write to it is held by s3-tls-only and s3-encrypted",
  },
  {
    ids: ["CKV_AWS_252"],
    why: "alarms read the trail's log group (security-alarms); a notice of each delivered file tells nobody anything",
  },
  {
    ids: ["VPC3"],
    why: "cdk-nag advises against network ACLs; here they are the second guard of the database tier (nacl-db-tier)",
  },
  {
    ids: ["AS1"],
    why: "a cooldown belongs to simple scaling; the groups hold a fixed number and the services track a target",
  },
  {
    ids: ["AS3"],
    why: "starts and ends of instances reach functions through lifecycle hooks (asg-resilient), which do something about them",
  },
  {
    ids: ["AutoScaling.6"],
    why: "the groups hold one instance of the size that cost-bounded admits, and prod has none",
  },
  {
    ids: ["EC28"],
    why: "the host's agent reports its own figures each minute (logs-owned), those that detailed monitoring lacks among them",
  },
  {
    ids: ["RDS.19", "RDS.20", "RDS.21", "RDS.22"],
    why: "a database that does badly raises alarms (alarm-coverage), and who changes its settings is in the trail; subscriptions to RDS events would tell both a second time",
  },
  {
    ids: ["RDS.23", "RDS11"],
    why: "the documented port is 5432: who may reach it is decided by group and network ACL, not by hiding it",
  },
  {
    ids: ["ECS.19"],
    why: "the cluster has Fargate's capacity alone; an Auto Scaling group as provider is not part of the platform",
  },
  {
    ids: ["CKV_AWS_378"],
    why: "TLS ends at the load balancer, behind which each group admits it alone; between services Service Connect encrypts (service-traffic-encrypted)",
  },
  {
    ids: ["APIGateway.2", "CKV2_AWS_51"],
    why: "the API reaches the load balancer by a VPC link, and the load balancer is internal and admits that link alone (alb-not-bypassing-edge)",
  },
  {
    ids: ["Lambda.3", "CKV_AWS_117"],
    why: "a function that calls AWS alone gains nothing from a network of ours; those that reach a service or a database lie in private subnets (compute-private)",
  },
  {
    ids: ["CKV_AWS_173"],
    why: "no variable of a function holds a secret (secrets-not-in-env), and AWS encrypts them all at rest",
  },
  {
    ids: ["CKV_AWS_272"],
    why: "functions are images pinned by digest or version (image-pinned), which code signing does not cover, or bundles that the deployment itself makes",
  },
  {
    ids: ["CKV_AWS_297"],
    why: "schedules are event rules, whose payload names a task and holds no data; EventBridge Scheduler is not used",
  },
  {
    ids: ["IAM4"],
    why: "AWS's policies for one service's role are kept up by AWS; those that grant a whole service are refused by iam-no-wildcards",
  },
  {
    ids: ["SecretsManager.2"],
    why: "whether a rotation succeeded is known only when it runs; its function has an alarm (alarm-coverage)",
  },
];

/** Findings that infrastructure cannot close, or whose closure was declined. */
export const findingsNotApplicable: readonly NotApplicable[] = [
  {
    ids: ["USDCOP-19", "USDCOP-20", "USDCOP-21"],
    why: "how an indicator is calculated is application code",
  },
  {
    ids: ["USDCOP-36", "USDCOP-37", "USDCOP-52"],
    why: "that training and inference calculate alike is application code",
  },
  {
    ids: ["TRADAI-S-23"],
    why: "declined: sign-in is by one-time code of an app and users are few; sending by SES is for when the quota is reached",
  },
];
