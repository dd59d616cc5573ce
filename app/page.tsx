// The address people type: on to the customers.
import { redirect } from "next/navigation";

export default function Home() {
  redirect("/customers");
}
