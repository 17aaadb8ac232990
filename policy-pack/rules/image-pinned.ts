import { imagesPinned, imageUsers } from "../checks/image-references";
import { compliantImages, undecidedImages, violatingImages } from "../examples/image-references";
import { compliantScripts, undecidedScripts, violatingScripts } from "../examples/script-images";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "image-pinned",
  title: "Images come from here, by version",
  description:
    "Every function, container and host runs images of declared repositories of this account or of its pull-through cache, by version or digest.",
  rationale:
    "A moving tag runs today what nobody tested, and each task of a service something else; a public registry may be slow, refuse, or serve another's image.",
  remediation:
    "Name the image by its repository of this account with the version's tag or a digest; fetch others' images through a declared pull-through cache by digest.",
  severity: "high",
  kind: "stack",
  findings: [
    ...["TRADAI-H-21", "EDGAR-69", "USDCOP-05", "USDCOP-45", "ORION-01", "ORION-13", "ORION-30"],
    ...["ORION-40", "ORION-45", "ORION-64"],
  ],
  types: imageUsers,
  checks: [imagesPinned],
  examples: {
    compliant: [...compliantImages, ...compliantScripts],
    violating: [...violatingImages, ...violatingScripts],
    undecided: [...undecidedImages, ...undecidedScripts],
  },
};

export default rule;
