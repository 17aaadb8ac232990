import assert from "node:assert/strict";
import { GetHostedZoneCommand, InvalidInput, NoSuchHostedZone } from "@aws-sdk/client-route-53";
import { found, remedies, World } from "./world";

describe("the hosted zone before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World("prod");
  });
  afterEach(() => world.restore());
  const examine = (): ReturnType<World["examine"]> => world.examine([], "zone");
  const zone = (Name: string, more: object = {}): void => {
    world.route53.on(GetHostedZoneCommand).resolves({
      HostedZone: { Id: "Z0PRODEXAMPLE", Name, CallerReference: "once", ...more },
      DelegationSet: { NameServers: ["ns-1.awsdns.example", "ns-2.awsdns.example"] },
    });
  };

  it("is complained of where it is the right one, however DNS writes it", async () => {
    zone("tradai.example.com.");
    world.nameServers = ["NS-2.awsdns.example."];
    assert.deepEqual(found(await examine()), []);
    const [{ args: [{ input }] } = { args: [{ input: {} }] }] =
      world.route53.commandCalls(GetHostedZoneCommand);
    assert.deepEqual(input, { Id: "Z0PRODEXAMPLE" });
  });

  it("is asked for in an environment without a domain", async () => {
    world.restore();
    world = new World("dev");
    assert.deepEqual(await examine(), []);
    assert.deepEqual(world.asked(), []);
  });

  for (const error of [
    new NoSuchHostedZone({ message: "none", $metadata: {} }),
    new InvalidInput({ message: "bad", $metadata: {} }),
  ]) {
    it(`is missing unnoticed (${error.name})`, async () => {
      world.route53.on(GetHostedZoneCommand).rejects(error);
      const results = await examine();
      assert.deepEqual(found(results), [["blocks", "Z0PRODEXAMPLE"]]);
      assert.match(remedies(results)[0] ?? "", /list-hosted-zones-by-name --dns-name tradai\.example\.com$/);
    });
  }

  for (const [title, name, more] of [
    ["of another name", "other.example.com.", {}],
    ["without a name", "", {}],
    ["that is private", "tradai.example.com.", { Config: { PrivateZone: true } }],
  ] as const) {
    it(`is one ${title}`, async () => {
      zone(name, more);
      assert.deepEqual(found(await examine()), [["blocks", "Z0PRODEXAMPLE"]]);
    });
  }

  for (const [title, servers] of [
    ["nowhere", []],
    ["to somebody else's servers", ["ns.registrar.example"]],
  ] as const) {
    it(`is delegated ${title}, and the certificate waits for ever`, async () => {
      zone("tradai.example.com.");
      world.nameServers = servers;
      const results = await examine();
      assert.deepEqual(found(results), [["warns", "tradai.example.com"]]);
      assert.match(remedies(results)[0] ?? "", /NS ns-1\.awsdns\.example ns-2\.awsdns\.example$/);
    });
  }
});
