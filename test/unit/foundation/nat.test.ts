import assert from "node:assert/strict";
import { only } from "../support/mocks";
import { allowedActions, allowing, list, statementsOf } from "./documents";
import type { Statement } from "./documents";
import { logicalName } from "./aws";
import { describeFoundationLayer } from "./layer";

/** What is registered for a NAT instance alone. */
const instanceTypes = [
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:autoscaling/group:Group",
  "aws:iam/instanceProfile:InstanceProfile",
  "aws:lambda/function:Function",
  "aws:lambda/permission:Permission",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
];

describeFoundationLayer("NAT", ({ environment, facts, ofType, registered, made }) => {
  const gatewayType = "aws:ec2/natGateway:NatGateway";

  if (!facts.natInstance) {
    it("loses the internet in both zones at once", () => {
      const gateways = ofType(gatewayType).map(({ name, inputs }) => [name, logicalName(inputs.subnetId)]);
      assert.deepEqual(gateways.sort(), [
        ["nat-gateway-a", "subnet-public-a"],
        ["nat-gateway-b", "subnet-public-b"],
      ]);
      for (const letter of ["a", "b"]) {
        const gateway = made(`nat-gateway-${letter}`);
        assert.equal(gateway.inputs.allocationId, `allocation-of-nat-address-${letter}`);
        // One that is created before its subnet has a way out fails for good.
        for (const earlier of ["route-public-internet", `routes-public-${letter}-association`]) {
          assert.ok(gateway.waitsFor.includes(earlier), earlier);
        }
        assert.equal(made(`nat-address-${letter}`).protect, true);
      }
    });

    it("keeps a NAT instance, or its updater, beside the gateways", () => {
      const left = registered().filter(({ type }) => instanceTypes.includes(type));
      assert.deepEqual(left, []);
    });
    return;
  }

  const role = `tradai-nat-role-${environment}`;
  const grantsOf = (name: string): Statement[] =>
    statementsOf(only(registered(), "aws:iam/rolePolicy:RolePolicy", "role", name));

  it("pays for a gateway beside the instance", () => {
    assert.deepEqual(ofType(gatewayType), []);
  });

  it("has another size, or is not replaced when it dies", () => {
    const { inputs } = made("nat-address");
    assert.equal(inputs.domain, "vpc");
    const group = only(
      registered(),
      "aws:autoscaling/group:Group",
      "name",
      `tradai-nat-${environment}`,
    ).inputs;
    assert.deepEqual([group.minSize, group.maxSize, group.desiredCapacity], [1, 1, 1]);
    assert.deepEqual((group.vpcZoneIdentifiers as string[]).map(logicalName), [
      "subnet-public-a",
      "subnet-public-b",
    ]);
    // Else a new image or new user data never goes live.
    assert.deepEqual(group.launchTemplate, { id: "id-of-nat", version: "7" });
    assert.equal((group.instanceRefresh as { strategy: string }).strategy, "Rolling");
  });

  it("goes into service before its routes, or never when the updater fails", () => {
    const group = only(
      registered(),
      "aws:autoscaling/group:Group",
      "name",
      `tradai-nat-${environment}`,
    ).inputs;
    const [hook, ...others] = group.initialLifecycleHooks as Record<string, unknown>[];
    assert.deepEqual(others, []);
    assert.equal(hook?.lifecycleTransition, "autoscaling:EC2_INSTANCE_LAUNCHING");
    assert.equal(hook.defaultResult, "CONTINUE");
    // A hook of its own would miss the first instance.
    assert.deepEqual(ofType("aws:autoscaling/lifecycleHook:LifecycleHook"), []);
    const { timeout } = made("function-nat-route-updater").inputs;
    assert.ok(Number(hook.heartbeatTimeout) > Number(timeout), "the hook gives up before the updater does");
  });

  for (const earlier of [
    "nat-address",
    "nat-role-policy",
    "route-public-internet",
    "routes-public-a-association",
    "routes-public-b-association",
    "function-nat-route-updater",
    "function-nat-route-updater-failures",
    "nat-launch",
    "nat-launch-permission",
    "nat-launch-target",
    "nat-reconcile-target",
    // The ways on which it fetches its packages.
    "endpoint-s3",
    "egress-nat-to-s3-443",
    "egress-nat-to-internet-443",
    "network-acl-public-egress-https-to-internet",
    "network-acl-public-ingress-answers-from-internet",
  ]) {
    it(`launches the first instance before ${earlier} is there`, () => {
      const group = only(registered(), "aws:autoscaling/group:Group", "name", `tradai-nat-${environment}`);
      const { waitsFor } = group as ReturnType<typeof made>;
      assert.ok(waitsFor.includes(earlier));
    });
  }

  it("is launched without a public address, in another group, unencrypted or with the old metadata service", () => {
    const template = only(
      registered(),
      "aws:ec2/launchTemplate:LaunchTemplate",
      "name",
      `tradai-nat-${environment}`,
    ).inputs;
    assert.equal(template.instanceType, "t4g.nano");
    // Nothing is looked up during a preview.
    assert.match(
      String(template.imageId),
      /^resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-.*-arm64$/,
    );
    const [device, ...devices] = template.networkInterfaces as Record<string, unknown>[];
    assert.deepEqual(devices, []);
    assert.equal(device?.associatePublicIpAddress, "true");
    assert.deepEqual((device.securityGroups as string[]).map(logicalName), ["security-group-nat"]);
    const metadata = template.metadataOptions as Record<string, unknown>;
    assert.deepEqual([metadata.httpTokens, metadata.httpPutResponseHopLimit], ["required", 1]);
    const [disk, ...disks] = template.blockDeviceMappings as { ebs: Record<string, unknown> }[];
    assert.deepEqual(disks, []);
    assert.deepEqual([disk?.ebs.encrypted, disk?.ebs.volumeType], ["true", "gp3"]);
    const tagged = template.tagSpecifications as { resourceType: string; tags: Record<string, string> }[];
    assert.deepEqual(tagged.map(({ resourceType }) => resourceType).sort(), [
      "instance",
      "network-interface",
      "volume",
    ]);
    for (const { resourceType, tags } of tagged) {
      // The conditions of both roles ask for these.
      assert.deepEqual([tags.Name, tags.env], [`tradai-nat-${environment}`, environment], resourceType);
    }
  });

  it("boots in an order in which 512 MB do not suffice, or forwards nothing", () => {
    const template = only(
      registered(),
      "aws:ec2/launchTemplate:LaunchTemplate",
      "name",
      `tradai-nat-${environment}`,
    ).inputs;
    const script = Buffer.from(String(template.userData), "base64").toString();
    const place = (text: string): number => {
      assert.ok(script.includes(text), `user data lacks: ${text}`);
      return script.indexOf(text);
    };
    assert.ok(place("swapon /swapfile") < place("dnf install -y nftables"));
    assert.ok(place("describe-addresses") < place("associate-address"));
    place(`Name=tag:Name,Values=tradai-nat-${environment}`);
    place("--allow-reassociation");
    place("--no-source-dest-check");
    place("net.ipv4.ip_forward = 1");
    assert.ok(place("masquerade") < place("systemctl restart nftables"));
    // The metadata service answers with a token alone.
    assert.ok(place("X-aws-ec2-metadata-token-ttl-seconds") < place("/latest/meta-data/"));
    assert.ok(script.startsWith("#!/bin/bash\n"));
  });

  it("lets the instance alter other instances or addresses", () => {
    const own = { StringEquals: { "aws:ResourceTag/Name": `tradai-nat-${environment}` } };
    const statements = grantsOf(role);
    assert.deepEqual(allowedActions(statements), [
      "ec2:AssociateAddress",
      "ec2:DescribeAddresses",
      "ec2:DescribeInstances",
      "ec2:ModifyInstanceAttribute",
    ]);
    for (const action of ["ec2:AssociateAddress", "ec2:ModifyInstanceAttribute"]) {
      const statement = allowing(statements, action);
      assert.deepEqual(statement.Condition, own, action);
      for (const arn of list(statement.Resource)) {
        assert.match(
          arn,
          new RegExp(
            `^arn:aws:ec2:eu-central-1:${facts.account}:(?:elastic-ip|instance|network-interface)/\\*$`,
          ),
        );
      }
    }
  });

  it("lets a role do something to everything that AWS can name", () => {
    const withoutResource = /^(?:(?:autoscaling|ec2):Describe|xray:)/;
    for (const name of [role, `tradai-nat-lambda-role-${environment}`]) {
      for (const { Action, Resource } of grantsOf(name)) {
        if (!list(Resource).includes("*")) continue;
        for (const action of list(Action)) assert.match(action, withoutResource, name);
      }
    }
  });

  it("gives a role to another service than the instance's and the function's", () => {
    const trusted = (name: string): unknown =>
      statementsOf(only(registered(), "aws:iam/role:Role", "name", name), "assumeRolePolicy").map(
        ({ Principal }) => Principal,
      );
    assert.deepEqual(trusted(role), [{ Service: "ec2.amazonaws.com" }]);
    assert.deepEqual(trusted(`tradai-nat-lambda-role-${environment}`), [{ Service: "lambda.amazonaws.com" }]);
    assert.equal(made("nat-profile").inputs.role, role);
  });
});
