import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { environments } from "../../shared/naming";

/** architecture.md 1.0 and decisions.md section 4. */
const accounts = { dev: "600802701449", staging: "111122223333", prod: "444455556666" };

/** decisions.md section 8, the rows that the settings hold. */
const modes = {
  dev: { customerKeys: false, deletionProtection: false, tier: "ESSENTIALS", logsDays: 30 },
  staging: { customerKeys: false, deletionProtection: false, tier: "ESSENTIALS", logsDays: 30 },
  prod: { customerKeys: true, deletionProtection: true, tier: "PLUS", logsDays: 90 },
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
        const { customerKeys, deletionProtection, identity, retention } = settings;
        const found = { customerKeys, deletionProtection, tier: identity.tier, logsDays: retention.logsDays };
        assert.deepEqual(found, modes[environment]);
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

  it("would keep prod's audit trail for less than the documented 400 days", () => {
    assert.equal(loadEnvironment("prod").retention.auditDays, 400);
  });

  it("would let a real deployment overwrite the dev environment that exists already", () => {
    assert.equal(loadEnvironment("dev").existing, true);
    assert.equal(loadEnvironment("staging").existing, false);
    assert.equal(loadEnvironment("prod").existing, false);
  });
});
