// Every link of the office. The one place where a computed address is given to Next's typed links.
import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export type GoProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  replace?: boolean;
  scroll?: boolean;
};

/** Never prefetches: opening a customer's file is recorded, and a glance at a list must not count as one. */
export function Go({ href, replace, scroll, ...rest }: GoProps) {
  if (href.startsWith("#") || rest.download !== undefined) return <a href={href} {...rest} />;
  return <Link href={href as Route} prefetch={false} replace={replace} scroll={scroll} {...rest} />;
}
