import type { Row } from "../row";

/** TRADAI-H (document 000): ... */
export const tradaiHostingNetwork: readonly Row[] = [
  {
    id: "TRADAI-H-05",
    finding: "The web ACL was attached to nothing.",
    state: "closed",
    answer: "The API is a regional REST API whose stage carries the web ACL, and the sign-in pool has one of its own.",
    evidence: {
      resources: [
        { are: ["aws.wafv2.WebAcl waf", "aws.wafv2.WebAclAssociation waf-association"] },
      ],
      rules: ["waf-attached", "waf-rules-complete"],
      tests: [{ file: "test/mutations/edge-firewall.test.ts", title: "an API whose web ACL is attached to nothing" }],
    },
  },
];
