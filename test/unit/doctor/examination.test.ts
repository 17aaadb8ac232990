import assert from "node:assert/strict";
import { GetDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetHostedZoneCommand } from "@aws-sdk/client-route-53";
import { Aws } from "../../../tools/doctor/aws";
import { allowedCommands } from "../../../tools/doctor/permissions";
import { reportText } from "../../../tools/doctor/report";
import { serviceLinkedRoles } from "../../../shared/inventory/service-linked-roles";
import { onePlan } from "./plans";
import { awsError, found, unasked, World } from "./world";

/** Every part of a check with the service that it asks and the permission that the report has to name. */
const questions = [
  { check: "place", about: "regions", service: "ec2", needs: "ec2:DescribeRegions" },
  { check: "place", about: "zones", service: "ec2", needs: "ec2:DescribeAvailabilityZones" },
  { check: "images", about: "images", service: "ecr", needs: "ecr:DescribeImages" },
  { check: "images", about: "collector", service: "ecr", needs: "ecr:DescribeImages" },
  {
    check: "quotas",
    about: "tradai:lambdaConcurrencyLimit",
    service: "lambda",
    needs: "lambda:GetAccountSettings",
  },
  { check: "quotas", about: "VPCs per Region", service: "quotas", needs: "servicequotas:GetServiceQuota" },
  { check: "quotas", about: "EC2-VPC Elastic IPs", service: "ec2", needs: "ec2:DescribeAddresses" },
  { check: "quotas", about: "DB instances", service: "rds", needs: "rds:DescribeDBInstances" },
  { check: "quotas", about: "Roles per account", service: "iam", needs: "iam:" },
  { check: "names", about: "buckets", service: "s3", needs: "s3:ListAllMyBuckets" },
  { check: "names", about: "sign-in pages", service: "cognito", needs: "cognito-idp:DescribeUserPoolDomain" },
  { check: "names", about: "tables", service: "dynamo", needs: "dynamodb:ListTables" },
  { check: "names", about: "image repositories", service: "ecr", needs: "ecr:DescribeRepositories" },
  { check: "names", about: "databases", service: "rds", needs: "rds:DescribeDBInstances" },
  { check: "names", about: "secrets", service: "secrets", needs: "secretsmanager:ListSecrets" },
  { check: "names", about: "roles", service: "iam", needs: "iam:ListRoles" },
  { check: "names", about: "log groups", service: "logs", needs: "logs:DescribeLogGroups" },
  { check: "names", about: "functions", service: "lambda", needs: "lambda:ListFunctions" },
  { check: "names", about: "final snapshot", service: "rds", needs: "rds:DescribeDBSnapshots" },
  { check: "zone", about: "hosted zone", service: "route53", needs: "route53:GetHostedZone" },
  { check: "aws-roles", about: "service-linked roles", service: "iam", needs: "iam:ListRoles" },
  {
    check: "singletons",
    about: "GuardDuty detector",
    service: "guardDuty",
    needs: "guardduty:ListDetectors",
  },
  { check: "singletons", about: "Security Hub", service: "securityHub", needs: "securityhub:DescribeHub" },
  {
    check: "singletons",
    about: "Access Analyzer",
    service: "analyzer",
    needs: "access-analyzer:ListAnalyzers",
  },
  {
    check: "singletons",
    about: "Config recorder",
    service: "config",
    needs: "config:DescribeConfigurationRecorders",
  },
  {
    check: "singletons",
    about: "Config delivery channel",
    service: "config",
    needs: "config:DescribeDeliveryChannels",
  },
  {
    check: "singletons",
    about: "cost anomaly monitor of services",
    service: "cost",
    needs: "ce:GetAnomalyMonitors",
  },
  { check: "singletons", about: "API Gateway's role for logs", service: "api", needs: "apigateway:GET" },
  { check: "versions", about: "versions", service: "lambda", needs: "lambda:GetAlias" },
] as const;

describe("npm run doctor", () => {
  let world: World;
  beforeEach(() => {
    world = new World("prod");
  });
  afterEach(() => world.restore());
  const rolesOfAws = (): readonly string[] => serviceLinkedRoles.map(({ role }) => role);

  it("has much to say where all is well", async () => {
    world.roles(rolesOfAws());
    const checks = ["place", "images", "quotas", "names", "zone", "aws-roles", "singletons", "versions"];
    const text = reportText("prod", await world.examine(onePlan, ...checks));
    assert.match(text, /\n\nprod: nothing blocks an up\n$/);
    assert.equal(text.trimEnd().split("\n").length, checks.length + 2, text);
    assert.doesNotMatch(text, /blocks {2}|warns|not asked/);
  });

  it("asks what it has no permission for in its table, or has forgotten to ask", async () => {
    world.roles(rolesOfAws());
    await world.examine(onePlan);
    const asked = new Set(world.asked());
    assert.ok(asked.size > 25);
    for (const command of asked) assert.ok(allowedCommands.includes(command), command);
  });

  for (const { check, about, service, needs } of questions) {
    it(`does not say which permission ${about} need, or stops at it`, async () => {
      world.fail(service, awsError("AccessDeniedException", 400));
      const results = await world.examine(onePlan, check);
      const [told] = unasked(results).filter((line) => line.startsWith(`${about}: `));
      assert.match(told ?? "", new RegExp(`^${about}: needs the permission ${needs}`));
      assert.deepEqual(
        found(results).filter(([severity]) => severity === "blocks"),
        [],
      );
    });

    it(`takes a service that has enough of ${about} for an answer`, async () => {
      world.fail(service, awsError("ThrottlingException", 429));
      const [told] = unasked(await world.examine(onePlan, check)).filter((line) =>
        line.startsWith(`${about}: `),
      );
      assert.match(told ?? "", /AWS takes no more calls for now, after ten attempts: try again in a minute/);
    });
  }

  for (const name of ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "403"]) {
    it(`does not know ${name} for a missing permission`, async () => {
      world.route53.on(GetHostedZoneCommand).rejects(awsError(name, 403));
      assert.deepEqual(unasked(await world.examine(onePlan, "zone")), [
        "hosted zone: needs the permission route53:GetHostedZone",
      ]);
    });
  }

  it("keeps quiet about the rest when one permission is missing", async () => {
    world.guardDuty.on(ListDetectorsCommand).resolves({ DetectorIds: ["d-1"] });
    world.guardDuty.on(GetDetectorCommand).rejects(awsError("AccessDeniedException"));
    const results = await world.examine(onePlan, "singletons");
    assert.deepEqual(unasked(results), ["GuardDuty detector: needs the permission guardduty:GetDetector"]);
    assert.equal(results.filter(({ kind }) => kind === "fine").length, 6);
  });

  it("has a mistake of its own told as one of AWS", async () => {
    world.route53.on(GetHostedZoneCommand).rejects(new TypeError("x is undefined"));
    await assert.rejects(world.examine(onePlan, "zone"), { name: "TypeError" });
  });
});

describe("a service that has enough for a moment", () => {
  it("is not asked again", async () => {
    const answers = [429, 503, 200];
    let asked = 0;
    const client = new Aws("eu-central-1").client(IAMClient);
    client.config.credentials = () => Promise.resolve({ accessKeyId: "a", secretAccessKey: "b" });
    client.config.requestHandler = {
      handle: () => {
        const statusCode = answers[asked++] ?? 200;
        const role = "<Role><RoleName>x</RoleName></Role>";
        const text =
          statusCode === 200
            ? `<GetRoleResponse><GetRoleResult>${role}</GetRoleResult></GetRoleResponse>`
            : "<ErrorResponse><Error><Code>Throttling</Code><Message>slow</Message></Error></ErrorResponse>";
        return Promise.resolve({ response: { statusCode, headers: {}, body: Buffer.from(text) } });
      },
    };
    const { Role } = await client.send(new GetRoleCommand({ RoleName: "x" }));
    assert.deepEqual([Role?.RoleName, asked], ["x", 3]);
  });
});
