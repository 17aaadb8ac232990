import assert from "node:assert/strict";
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import type { Instance } from "@aws-sdk/client-ec2";
import { GetAccountSummaryCommand } from "@aws-sdk/client-iam";
import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
} from "@aws-sdk/client-service-quotas";
import { onePlan } from "./plans";
import { found, ours, remedies, World } from "./world";

const several = <T>(number: number, value: T): T[] => Array.from({ length: number }, () => value);

describe("quotas before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (plan = onePlan): ReturnType<World["examine"]> => world.examine(plan, "quotas");
  const allow = (service: string, code: string, value: number): void => {
    world.quotas
      .on(GetServiceQuotaCommand, { ServiceCode: service, QuotaCode: code })
      .resolves({ Quota: { Value: value } });
  };
  const instance = (type: string, more: Instance = {}): { Instances: Instance[] } => ({
    Instances: [
      { InstanceType: type as "t3.small", CpuOptions: { CoreCount: 2, ThreadsPerCore: 2 }, ...more },
    ],
  });

  it("are found tight in an account that has room", async () => {
    assert.deepEqual(found(await examine()), []);
  });

  // Names and codes: `aws service-quotas list-service-quotas`; the plan takes what onePlan holds.
  for (const { about, service, code, takes } of [
    { about: "VPCs per Region", service: "vpc", code: "L-F678F1CE", takes: 1 },
    { about: "EC2-VPC Elastic IPs", service: "ec2", code: "L-0263D0A3", takes: 1 },
    { about: "Gateway VPC endpoints per Region", service: "vpc", code: "L-1B52E74A", takes: 1 },
    { about: "Interface VPC endpoints per VPC", service: "vpc", code: "L-29B6F2EB", takes: 2 },
    { about: "Inbound or outbound rules per security group", service: "vpc", code: "L-0EA8095F", takes: 3 },
    { about: "Rules per network ACL", service: "vpc", code: "L-2AEEBF1A", takes: 1 },
    // Two trading services at one half of a vCPU, and one run of each of the two strategies at the same.
    { about: "Fargate On-Demand vCPU resource count", service: "fargate", code: "L-3032A538", takes: 2 },
    { about: "vCPUs of On-Demand Standard instances", service: "ec2", code: "L-1216C47A", takes: 2 },
    { about: "DB instances", service: "rds", code: "L-7B6409FD", takes: 1 },
  ]) {
    it(`of ${about} are exceeded unnoticed, or met before they are`, async () => {
      allow(service, code, takes - 1);
      const results = await examine();
      assert.deepEqual(found(results), [["blocks", about]]);
      assert.equal(
        remedies(results)[0],
        `aws service-quotas request-service-quota-increase --region eu-central-1 --service-code ${service} --quota-code ${code} --desired-value ${Math.ceil(takes / 0.8)}`,
      );
      allow(service, code, takes);
      assert.deepEqual(found(await examine()), [["warns", about]]);
      allow(service, code, Math.ceil(takes / 0.8));
      assert.deepEqual(found(await examine()), []);
    });
  }

  it("of prod's tasks leave out the second set that a deployment starts, or count one for singletons", async () => {
    world.restore();
    world = new World("prod");
    // 6 + 4 + 4 + 4 tasks at most, 2 more of each while it deploys, 1 + 1 singletons, 2 strategies; a vCPU each.
    allow("fargate", "L-3032A538", 29);
    assert.deepEqual(found(await examine()), [["blocks", "Fargate On-Demand vCPU resource count"]]);
    allow("fargate", "L-3032A538", 30);
    assert.deepEqual(found(await examine()), [["warns", "Fargate On-Demand vCPU resource count"]]);
  });

  for (const { about, service, code, use } of [
    {
      about: "VPCs per Region",
      service: "vpc",
      code: "L-F678F1CE",
      use: (tags: object[]) =>
        world.ec2.on(DescribeVpcsCommand).resolves({ Vpcs: several(5, { Tags: tags }) }),
    },
    {
      about: "EC2-VPC Elastic IPs",
      service: "ec2",
      code: "L-0263D0A3",
      use: (tags: object[]) =>
        world.ec2.on(DescribeAddressesCommand).resolves({ Addresses: several(5, { Tags: tags }) }),
    },
    {
      about: "Gateway VPC endpoints per Region",
      service: "vpc",
      code: "L-1B52E74A",
      use: (tags: object[]) =>
        world.ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: several(5, { Tags: tags }) }),
    },
    {
      about: "DB instances",
      service: "rds",
      code: "L-7B6409FD",
      use: (tags: object[]) =>
        world.rds.on(DescribeDBInstancesCommand).resolves({ DBInstances: several(5, { TagList: tags }) }),
    },
  ]) {
    it(`of ${about} count what this environment has already twice, or what others have not at all`, async () => {
      allow(service, code, 5);
      use(ours());
      assert.deepEqual(found(await examine()), []);
      use(ours("staging"));
      assert.deepEqual(found(await examine()), [["blocks", about]]);
      use([]);
      const [blocked] = await examine().then((results) => results.filter(({ kind }) => kind === "finding"));
      assert.equal(blocked?.kind === "finding" && blocked.found, "5 allowed, 1 planned beside 5 of others");
    });
  }

  it("of vCPUs count instances that have a quota of their own, or forget a page of others", async () => {
    allow("ec2", "L-1216C47A", 10);
    world.ec2.on(DescribeInstancesCommand).resolves({
      Reservations: [
        instance("g5.xlarge"),
        instance("inf2.xlarge"),
        instance("m5.xlarge", { InstanceLifecycle: "spot" }),
        instance("t3.small", { Tags: ours() }),
      ],
      NextToken: "more",
    });
    world.ec2
      .on(DescribeInstancesCommand, { NextToken: "more" })
      .resolves({ Reservations: [instance("m5.xlarge")] });
    assert.deepEqual(found(await examine()), []);
    world.ec2
      .on(DescribeInstancesCommand, { NextToken: "more" })
      .resolves({ Reservations: [instance("m5.xlarge"), instance("i3.xlarge"), instance("t2.xlarge")] });
    assert.deepEqual(found(await examine()), [["blocks", "vCPUs of On-Demand Standard instances"]]);
  });

  it("that nobody ever raised are taken for none", async () => {
    const gone = new NoSuchResourceException({ message: "none", $metadata: {} });
    world.quotas.on(GetServiceQuotaCommand).rejects(gone);
    world.quotas.on(GetAWSDefaultServiceQuotaCommand).resolves({ Quota: { Value: 5 } });
    assert.deepEqual(found(await examine()), []);
    world.quotas.on(GetAWSDefaultServiceQuotaCommand).resolves({ Quota: { Value: 0 } });
    assert.ok(found(await examine()).length > 5);
  });

  it("that the plan takes nothing of are complained about", async () => {
    world.quotas.on(GetServiceQuotaCommand).resolves({ Quota: { Value: 0 } });
    world.ec2.on(DescribeVpcsCommand).resolves({ Vpcs: [{}] });
    assert.deepEqual(found(await examine([])), [["blocks", "Fargate On-Demand vCPU resource count"]]);
  });

  it("of roles count a planned one twice, or are raised in the region", async () => {
    world.roles(["tradai-canary-dev", "a", "b", "c"]);
    const allowRoles = (RolesQuota: number): void => {
      world.iam
        .on(GetAccountSummaryCommand)
        .resolves({ SummaryMap: { RolesQuota, AttachedPoliciesPerRoleQuota: 10 } });
    };
    // Three others, and three planned.
    allowRoles(8);
    assert.deepEqual(found(await examine()), []);
    allowRoles(6);
    assert.deepEqual(found(await examine()), [["warns", "Roles per account"]]);
    allowRoles(5);
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "Roles per account"]]);
    assert.match(remedies(results)[0] ?? "", /--region us-east-1 --service-code iam --quota-code L-FE177D64/);
  });

  it("of policies of one role are forgotten", async () => {
    world.iam
      .on(GetAccountSummaryCommand)
      .resolves({ SummaryMap: { RolesQuota: 1000, AttachedPoliciesPerRoleQuota: 0 } });
    assert.deepEqual(found(await examine()), [["blocks", "Managed policies per role"]]);
  });
});

describe("concurrency of functions before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const account = (limit: number, unreserved: number): void => {
    world.lambda.on(GetAccountSettingsCommand).resolves({
      AccountLimit: { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved },
    });
  };
  const examine = (): ReturnType<World["examine"]> => world.examine(onePlan, "quotas");

  it("is thought to be what the settings say, in an account that AWS has given less", async () => {
    account(999, 999);
    const results = await examine();
    assert.deepEqual(found(results), [["blocks", "tradai:lambdaConcurrencyLimit"]]);
    assert.match(
      remedies(results)[0] ?? "",
      /^tradai:lambdaConcurrencyLimit: 999 in Pulumi\.dev\.yaml, or aws service-quotas .*L-B99A9384 --desired-value 1000$/,
    );
    account(1000, 1000);
    assert.deepEqual(found(await examine()), []);
  });

  it("is reserved by others so far that Lambda refuses ours", async () => {
    account(1000, 105);
    const results = await examine();
    // 895 of others and 10 of ours, where 900 may be reserved.
    assert.deepEqual(found(results), [["blocks", "reserved concurrency"]]);
    assert.match(remedies(results)[0] ?? "", /L-B99A9384 --desired-value 1232$/);
  });

  it("is counted twice where our function has it already", async () => {
    // 715 are reserved, ten of them by our function; 720 are four fifths of what may be.
    account(1000, 285);
    world.lambda.on(GetFunctionConcurrencyCommand).resolves({ ReservedConcurrentExecutions: 10 });
    assert.deepEqual(found(await examine()), []);
    world.lambda.on(GetFunctionConcurrencyCommand).resolves({});
    assert.deepEqual(found(await examine()), [["warns", "reserved concurrency"]]);
  });
});
