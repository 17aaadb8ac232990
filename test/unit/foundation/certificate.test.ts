import assert from "node:assert/strict";
import { describeFoundationLayer } from "./layer";

describeFoundationLayer("certificate", ({ facts, ofType, made, outputs }) => {
  const certificateType = "aws:acm/certificate:Certificate";

  if (facts.domain === undefined) {
    it("asks for a certificate although there is no domain, and waits for it for ever", () => {
      assert.deepEqual([...ofType(certificateType), ...ofType("aws:route53/record:Record")], []);
      assert.ok(!("certificate" in (outputs() as object)));
    });
    return;
  }

  it("is for another name, or is validated by mail that nobody reads", () => {
    const [certificate, ...others] = ofType(certificateType);
    assert.deepEqual(others, []);
    assert.equal(certificate?.inputs.domainName, facts.domain);
    assert.equal(certificate.inputs.validationMethod, "DNS");
  });

  it("is never issued: the record that ACM asks for is another one, or in another zone", () => {
    const { inputs } = made("certificate-validation-record");
    assert.equal(inputs.name, `_x.${facts.domain}`);
    assert.equal(inputs.type, "CNAME");
    assert.deepEqual(inputs.records, ["_y.acm-validations.aws"]);
    assert.equal(inputs.zoneId, facts.zoneId);
  });

  it("is handed on before it is valid", () => {
    const validation = made("certificate-validation");
    assert.ok(validation.waitsFor.includes("certificate-validation-record"));
    const { certificate } = outputs() as { certificate: { arn: string } };
    assert.equal(certificate.arn, validation.inputs.certificateArn);
  });
});
