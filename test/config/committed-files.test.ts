import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { environments } from "../../shared/naming";

/** architecture.md 1.0 and decisions.md section 4. */
const accounts = { dev: "600802701449", staging: "111122223333", prod: "444455556666" };

/** decisions.md section 8, the rows that the settings hold. */
const modes = {
  dev: {
    services: "consolidated",
    nat: "instance",
    customerKeys: false,
    multiAz: false,
    deletionProtection: false,
    tier: "ESSENTIALS",
    logsDays: 30,
    flowLogs: { days: 7, inBucket: false },
    interfaceEndpoints: true,
    dnsFirewall: false,
  },
  staging: {
    services: "consolidated",
    nat: "instance",
    customerKeys: false,
    multiAz: false,
    deletionProtection: false,
    tier: "ESSENTIALS",
    logsDays: 30,
    flowLogs: { days: 30, inBucket: false },
    interfaceEndpoints: true,
    dnsFirewall: true,
  },
  prod: {
    services: "fargate",
    nat: "gateway",
    customerKeys: true,
    multiAz: true,
    deletionProtection: true,
    tier: "PLUS",
    logsDays: 90,
    flowLogs: { days: 90, inBucket: true },
    interfaceEndpoints: true,
    dnsFirewall: true,
  },
};

describe("committed configuration", () => {
  for (const environment of environments) {
    describe(environment, () => {
      const settings = loadEnvironment(environment);

      it("would deploy to another account than the documented one", () => {
        assert.equal(settings.account, accounts[environment]);
      });

      it("would deploy to another region or other zones than the documented ones", () => {
        assert.equal(settings.region, "eu-central-1");
        assert.deepEqual(settings.zones, ["eu-central-1a", "eu-central-1b"]);
      });

      it("would use other addresses than the documented ones", () => {
        assert.equal(settings.network.cidr, "10.0.0.0/16");
      });

      it("would differ from the table of modes", () => {
        const { services, customerKeys, deletionProtection, identity, retention, network } = settings;
        const { nat, flowLogs, interfaceEndpoints, dnsFirewall } = network;
        const found = {
          services,
          nat,
          customerKeys,
          multiAz: settings.database.multiAz,
          deletionProtection,
          tier: identity.tier,
          logsDays: retention.logsDays,
          flowLogs,
          interfaceEndpoints,
          dnsFirewall: dnsFirewall.on,
        };
        assert.deepEqual(found, modes[environment]);
      });

      it("would keep MLflow's records in another version of PostgreSQL than the documented one", () => {
        assert.equal(settings.database.engineVersion, "15");
      });

      it("could be changed by a layer while the program runs", () => {
        assert.throws(() => {
          settings.identity.callbackUrls.push("https://elsewhere.example.com");
        }, TypeError);
        assert.throws(() => {
          Object.assign(settings, { account: "000000000000" });
        }, TypeError);
      });

      it("would name its resources after another environment", () => {
        assert.equal(settings.environment, environment);
      });

      it("would miss a repository of the two documented strategies", () => {
        assert.deepEqual(settings.strategies, ["momentum", "mean-reversion"]);
      });

      it("would deploy another image version than the one seen running", () => {
        assert.equal(settings.images?.version, "v0.1.1");
      });
    });
  }

  it("would send dev's users elsewhere than to the documented addresses after they sign in or out", () => {
    const { callbackUrls, logoutUrls } = loadEnvironment("dev").identity;
    assert.deepEqual(callbackUrls, ["http://localhost:3000/callback", "http://localhost:8400/callback"]);
    assert.deepEqual(logoutUrls, ["http://localhost:3000/logout", "http://localhost:8400/logout"]);
  });

  it("would run dev's database in another size than the documented one", () => {
    const { instanceClass, storageGb } = loadEnvironment("dev").database;
    assert.deepEqual({ instanceClass, storageGb }, { instanceClass: "db.t4g.micro", storageGb: 20 });
  });

  it("would keep prod's audit trail for less than the documented 400 days", () => {
    assert.equal(loadEnvironment("prod").retention.auditDays, 400);
  });

  it("would let a real deployment overwrite the dev environment that exists already", () => {
    assert.equal(loadEnvironment("dev").existing, true);
    assert.equal(loadEnvironment("staging").existing, false);
    assert.equal(loadEnvironment("prod").existing, false);
  });
});
