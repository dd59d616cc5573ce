// The way to the OpenID provider: an address and not a form, which our content policy keeps on this site.
export { beginOutside as GET } from "@/lib/web/outside-door";
