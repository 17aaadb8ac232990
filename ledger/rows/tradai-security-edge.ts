import type { Row } from "../row";

/** Document 002: the firewall, the API and the load balancer. */
export const tradaiSecurityEdge: readonly Row[] = [
  {
    id: "TRADAI-S-01",
    finding: "The web ACL counted as the first layer of defence and was attached to nothing.",
    state: "closed",
    answer:
      "The web ACL stands before the API's stage, as TRADAI-H-05, with the four documented rules at priorities 1 to 4: 100 requests in five minutes, and three managed rule sets that block.",
    evidence: {
      resources: [
        {
          are: [
            "aws.wafv2.WebAcl waf",
            "aws.wafv2.WebAclAssociation waf-association",
            "aws.wafv2.WebAcl waf-auth",
            "aws.wafv2.WebAclAssociation waf-auth-association",
          ],
        },
      ],
      rules: ["waf-attached", "waf-rules-complete"],
      tests: [
        {
          file: "test/unit/edge/waf.test.ts",
          title: "lacks a documented rule, or asks them in another order",
        },
        {
          file: "test/mutations/edge-firewall.test.ts",
          title: "a limit of 1000 requests of one address",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-06",
    finding: "Answers carried no security headers.",
    state: "partly",
    answer:
      "The listener, each answer of the API's own and that of the queue carry content policy, nosniff and frame options, and HSTS wherever they are sent over TLS. The server header is off.",
    rest: "What the content policy of a page has to allow is known by the applications alone; here it is the strictest.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Response api-gateway-response-default-4xx",
            "aws.apigateway.Response api-gateway-response-default-5xx",
            "aws.lb.Listener listener",
          ],
        },
      ],
      rules: ["security-headers"],
      tests: [
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "answers without the headers that browsers want, or says what it is",
        },
        {
          file: "test/unit/edge/api.test.ts",
          title: "one without the headers that guard a browser, or that no page may read",
        },
        {
          file: "test/mutations/edge.test.ts",
          title: "an error of the API's own without security headers",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-08",
    finding: "The load balancer kept no access logs.",
    state: "closed",
    answer:
      "Access logs go to the logs bucket below `alb/`. The bucket's one policy admits the log delivery to that prefix alone, and the bucket is on SSE-S3, which is all that this delivery takes.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lb.LoadBalancer alb",
            "aws.s3.BucketPolicy bucket-logs-policy",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-logs-encryption",
          ],
        },
      ],
      rules: ["alb-hardened", "s3-encrypted", "s3-tls-only"],
      tests: [
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a load balancer without access logs",
        },
        {
          file: "test/unit/persistent/policies.test.ts",
          title: "refuses a log delivery, or lets it write elsewhere or for another account",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-09",
    finding: "AWS's own address of the API answered beside everything else.",
    state: "closed",
    answer:
      "Wherever there is a domain the API is reached by it alone, over TLS 1.2 or later. Prod cannot be configured without one; dev has none and keeps AWS's address.",
    evidence: {
      resources: [
        {
          are: ["aws.apigateway.DomainName api-domain", "aws.apigateway.BasePathMapping api-domain-mapping"],
          in: ["staging", "prod"],
        },
      ],
      rules: ["api-hardened"],
      tests: [
        { file: "test/unit/edge/api.test.ts", title: "a way around the domain, or old TLS" },
        { file: "test/mutations/edge.test.ts", title: "AWS's own address beside the domain" },
      ],
    },
  },
  {
    id: "TRADAI-S-31",
    finding: "The web ACL logged whole requests with the headers that sign callers in.",
    state: "closed",
    answer: "Both logging configurations redact the authorization and the cookie header.",
    evidence: {
      resources: [
        {
          are: [
            "aws.wafv2.WebAclLoggingConfiguration waf-logging",
            "aws.wafv2.WebAclLoggingConfiguration waf-auth-logging",
          ],
        },
      ],
      rules: ["waf-logged"],
      tests: [
        {
          file: "test/unit/edge/waf.test.ts",
          title: "leaves requests out of its records, or keeps what signs callers in",
        },
        {
          file: "test/mutations/edge-firewall.test.ts",
          title: "a web ACL whose records hold tokens",
        },
      ],
    },
  },
];
