import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { Harness, policy, trust } from "./harness";

/** An account in which the tests of the foundation layer's rules begin. */
export class Ground {
  readonly harness = new Harness();
  private readonly ids = new Map<string, string>();

  /** Makes a resource and remembers its id under its name. */
  make(type: string, name: string, inputs: Values): void {
    this.ids.set(name, this.harness.create(type, inputs, name).id);
  }

  id(name: string): string {
    const found = this.ids.get(name);
    if (found === undefined) throw new Error(`the test has made no '${name}'`);
    return found;
  }

  /** A VPC `vpc` with its DNS switches on, the subnets `a`, `b` and `a2` in two zones, and a group `sg`. */
  network(): void {
    this.make("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
    for (const [name, zone, third] of [
      ["a", "a", 1],
      ["b", "b", 2],
      ["a2", "a", 3],
    ] as const) {
      this.make("aws:ec2/subnet:Subnet", name, {
        vpcId: this.id("vpc"),
        cidrBlock: `10.0.${third}.0/24`,
        availabilityZone: `eu-central-1${zone}`,
      });
    }
    this.make("aws:ec2/securityGroup:SecurityGroup", "sg", { name: "sg", vpcId: this.id("vpc") });
  }

  /** A role for a service, without any policy. */
  role(name: string, service: string): void {
    this.make("aws:iam/role:Role", name, { name, assumeRolePolicy: trust(service) });
  }

  /** A policy of one statement on a role. */
  allow(role: string, action: string, resource = "*"): void {
    this.make("aws:iam/rolePolicy:RolePolicy", `${role}-${action}`, {
      name: action.replace(/\W/g, "-"),
      role,
      policy: policy({ Action: action, Resource: resource }),
    });
  }
}

/** A write that AWS refuses, and what makes it pass. */
export interface Refused {
  title: string;
  given: (ground: Ground) => void;
  type: string;
  inputs: (ground: Ground) => Values;
  error: RegExp;
  /** What is made afterwards, or what is changed in the inputs. */
  mended: (ground: Ground) => Values | undefined;
}

/** One test a row: first the refusal, then the mended write. */
export function testRefusals(rows: readonly Refused[]): void {
  for (const { title, given, type, inputs, error, mended } of rows) {
    it(`refuses ${title}`, () => {
      const ground = new Ground();
      given(ground);
      assert.throws(() => ground.harness.create(type, inputs(ground)), { message: error });
      const changed = mended(ground);
      ground.harness.create(type, { ...inputs(ground), ...changed });
    });
  }
}

/** For rows that are mended by making something. */
export function by(make: (ground: Ground) => void): (ground: Ground) => undefined {
  return (ground) => {
    make(ground);
    return undefined;
  };
}
