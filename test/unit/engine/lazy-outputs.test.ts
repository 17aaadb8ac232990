import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { makeOutputsWhenRead } from "../../../tools/engine/lazy-outputs";
import { registeredBy } from "../support/mocks";

class Key extends pulumi.CustomResource {
  declare readonly alias: pulumi.Output<string>;
  declare readonly arn: pulumi.Output<string>;
  declare readonly policy: pulumi.Output<string | undefined>;

  constructor(name: string, alias: pulumi.Input<string> = name, options: pulumi.CustomResourceOptions = {}) {
    super("aws:kms/key:Key", name, { alias, arn: undefined, policy: undefined }, options);
  }
}

interface Inside {
  readonly promise: () => Promise<unknown>;
  readonly isKnown: Promise<boolean>;
  readonly allResources: () => Promise<ReadonlySet<pulumi.Resource>>;
}

async function read<T>(output: pulumi.Output<T>): Promise<readonly [T, boolean]> {
  return await new Promise((resolve) => {
    pulumi.all([output, pulumi.isSecret(output)]).apply(([value, isSecret]) => {
      resolve([value as T, isSecret]);
    });
  });
}

describe("outputs that are made when the program reads them", () => {
  let putBack: () => void;
  before(async () => {
    const { default: rpc } = await import("@pulumi/pulumi/runtime/rpc.js");
    const { transferProperties } = rpc as unknown as Record<string, unknown>;
    putBack = () => Object.assign(rpc, { transferProperties });
    await makeOutputsWhenRead();
  });
  after(() => putBack());

  /** Runs a program whose only resource is a key. */
  async function run(use: (key: Key) => void, key = (): Key => new Key("data")): Promise<void> {
    await registeredBy("dev", "tradai", () => use(key()));
  }

  it("lose the value of a resource that is registered before they are read", async () => {
    let key: Key | undefined;
    await run((made) => (key = made));
    assert.ok(key);
    assert.deepEqual(await read(key.arn), ["arn:mock:aws:kms/key:Key:data", false]);
  });

  it("lose the value of a resource that is registered after they are read", async () => {
    let value: Promise<readonly [string, boolean]> | undefined;
    await run((key) => {
      value = read(key.arn);
    });
    assert.deepEqual(await value, ["arn:mock:aws:kms/key:Key:data", false]);
  });

  it("are another output each time, so that what depends on them runs twice", async () => {
    await run((key) => assert.equal(key.arn, key.arn));
  });

  it("tell a secret as if it were none", async () => {
    let value: Promise<readonly [string, boolean]> | undefined;
    await run(
      (key) => {
        value = read(key.alias);
      },
      () => new Key("data", pulumi.secret("hidden")),
    );
    assert.deepEqual(await value, ["hidden", true]);
  });

  it("forget the resource that they are of, so that nothing waits for it", async () => {
    let resources: Promise<ReadonlySet<pulumi.Resource>> | undefined;
    let key: Key | undefined;
    await run((made) => {
      key = made;
      resources = (made.arn as unknown as Inside).allResources();
    });
    assert.deepEqual([...((await resources) ?? [])], [key]);
  });

  it("are unknown after an update where the engine says nothing of them", async () => {
    let known: Promise<boolean> | undefined;
    await run((key) => {
      known = (key.policy as unknown as Inside).isKnown;
    });
    assert.equal(await known, true);
  });

  it("never settle where the engine refuses the resource", async () => {
    const refusing = {
      newResource: () => {
        throw new Error("the engine refuses it");
      },
      call: () => ({}),
    };
    await pulumi.runtime.setMocks(refusing, "tradai", "dev", false, "organization");
    const { arn } = new Key("data");
    await assert.rejects((arn as unknown as Inside).promise(), /the engine refuses it/);
    await pulumi.runtime.disconnect();
  });

  it("are made all the same, two dozen promises each, though the program reads none", async () => {
    await run((key) => {
      for (const name of ["alias", "arn", "policy"])
        assert.ok("get" in (Object.getOwnPropertyDescriptor(key, name) ?? {}), name);
    });
  });

  it("take the place of what a resource holds already, which the SDK refuses", async () => {
    const { default: rpc } = await import("@pulumi/pulumi/runtime/rpc.js");
    const sdk = rpc as unknown as {
      readonly transferProperties: (onto: object, label: string, props: object) => object;
    };
    assert.throws(() => sdk.transferProperties({ alias: 1 }, "resource:data", { alias: 2 }), /'alias'/);
  });
});
