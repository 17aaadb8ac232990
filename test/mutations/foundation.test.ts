import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;

/** The S3 endpoint's policy without the bucket from which ECR hands out image layers. */
function withoutLayerBucket(policy: string): string {
  interface Statement {
    readonly Resource: string | readonly string[];
  }
  const document = JSON.parse(policy) as { readonly Statement: readonly Statement[] };
  const kept = ({ Resource }: Statement): string[] =>
    [Resource].flat().filter((arn) => !arn.includes("starport-layer-bucket"));
  const statements = document.Statement.map((statement) => ({ ...statement, Resource: kept(statement) }));
  return JSON.stringify({ ...document, Statement: statements });
}

const mistakes: readonly Mistake[] = [
  {
    title: "a route from the database tier to the internet",
    environments: everywhere,
    mutation: changed("aws:ec2/routeTable:RouteTable", "routes-database", {
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0123456789abcdef0" }],
    }),
    rule: "subnet-tiers",
    resource: "routes-database",
  },
  {
    title: "an ephemeral range removed from the database tier's network ACL",
    environments: everywhere,
    mutation: removed(
      "aws:ec2/networkAclRule:NetworkAclRule",
      "network-acl-database-egress-answers-to-private-1",
    ),
    rule: "nacl-db-tier",
    resource: "network-acl-database",
  },
  {
    title: "an ephemeral range removed from the public tier's network ACL",
    environments: everywhere,
    mutation: removed(
      "aws:ec2/networkAclRule:NetworkAclRule",
      "network-acl-public-ingress-answers-from-internet",
    ),
    rule: "nacl-db-tier",
    resource: "network-acl-public",
  },
  {
    title: "the database's port opened to a block of addresses in dev",
    environments: ["dev"],
    mutation: changed(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "ingress-database-from-consolidated-5432",
      { referencedSecurityGroupId: undefined, cidrIpv4: "10.0.0.0/16" },
    ),
    rule: "sg-no-world-ingress",
    resource: "ingress-database-from-consolidated-5432",
    breaksToo: ["nacl-db-tier"],
  },
  {
    title: "the database's port opened to a block of addresses in prod",
    environments: ["prod"],
    mutation: changed(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "ingress-database-from-mlflow-5432",
      { referencedSecurityGroupId: undefined, cidrIpv4: "10.0.0.0/16" },
    ),
    rule: "sg-no-world-ingress",
    resource: "ingress-database-from-mlflow-5432",
    breaksToo: ["nacl-db-tier"],
  },
  {
    title: "the NAT instance's launch hook without its rule",
    environments: ["dev"],
    mutation: removed("aws:cloudwatch/eventRule:EventRule", "nat-launch"),
    rule: "asg-resilient",
    resource: "nat",
    // Nothing leads to the route updater any more, so that the private subnets have no way out either.
    breaksToo: ["alarm-coverage", "no-dangling-reference", "subnet-tiers", "vpc-endpoints-complete"],
  },
  {
    title: "a FIFO queue with a standard dead-letter queue",
    environments: everywhere,
    mutation: {
      resource: { type: "aws:sqs/queue:Queue", name: "queue-backtest-queue" },
      change: ({ props, opts }) => ({
        props: {
          ...props,
          redrivePolicy: String(props.redrivePolicy)
            .replace("backtest-dlq", "events-dlq")
            .replace(".fifo", ""),
        },
        opts,
      }),
    },
    rule: "async-has-dlq",
    resource: "queue-backtest-queue",
    // Nothing is left that uses the dead-letter queue.
    breaksToo: ["no-orphans"],
  },
  {
    title: "a queue that hands out a message again after 30 s",
    environments: everywhere,
    mutation: changed("aws:sqs/queue:Queue", "queue-backtest-queue", { visibilityTimeoutSeconds: 30 }),
    rule: "queue-consumed",
    resource: "queue-backtest-queue",
  },
  {
    title: "an alarm topic on the key that AWS manages",
    environments: everywhere,
    mutation: changed("aws:sns/topic:Topic", "topic-alerts", { kmsMasterKeyId: "alias/aws/sns" }),
    rule: "sns-subscribed",
    resource: "topic-alerts",
  },
  {
    title: "an endpoint whose group does not admit HTTPS",
    environments: everywhere,
    mutation: removed(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "ingress-endpoints-from-functions-443",
    ),
    rule: "vpc-endpoints-complete",
    resource: "endpoint-sqs",
  },
  {
    title: "a topic without subscriber in dev",
    environments: ["dev"],
    mutation: removed(
      "aws:sns/topicSubscription:TopicSubscription",
      "topic-escalation-email-dev-on-call@example.com",
    ),
    rule: "sns-subscribed",
    resource: "topic-escalation",
  },
  {
    title: "a topic without subscriber in prod",
    environments: ["prod"],
    mutation: removed(
      "aws:sns/topicSubscription:TopicSubscription",
      "topic-escalation-email-prod-on-call@example.com",
    ),
    rule: "sns-subscribed",
    resource: "topic-escalation",
  },
  {
    title: "the S3 endpoint's policy without the bucket of ECR's image layers",
    environments: everywhere,
    mutation: {
      resource: { type: "aws:ec2/vpcEndpoint:VpcEndpoint", name: "endpoint-s3" },
      change: ({ props, opts }) => ({
        props: { ...props, policy: withoutLayerBucket(String(props.policy)) },
        opts,
      }),
    },
    rule: "vpc-endpoints-complete",
    resource: "endpoint-s3",
  },
];

describeMistakes("foundation", mistakes);
