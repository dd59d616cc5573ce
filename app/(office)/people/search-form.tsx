// Looks somebody up by a part of the name or e-mail: posted, so that no name stands in the address.
import { searchPeople } from "@/app/(office)/people/actions";
import { Button, LinkButton } from "@/components/ui/button";

export function SearchForm({ text }: { text: string }) {
  return (
    <form action={searchPeople} className="row w-full md:w-auto" role="search">
      <label className="sr-only" htmlFor="people-text">
        Name or e-mail
      </label>
      <input
        key={text}
        className="input people-text"
        id="people-text"
        name="text"
        type="search"
        placeholder="Name or e-mail"
        maxLength={100}
        defaultValue={text}
        autoComplete="off"
      />
      <Button type="submit" icon="search">
        Search
      </Button>
      {text && (
        <LinkButton look="quiet" href="/people">
          Show all
        </LinkButton>
      )}
    </form>
  );
}
