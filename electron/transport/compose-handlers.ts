import type { Contract } from '../../core/contract/operation.ts';
import type { Handlers } from './calls.ts';

/** Handlers by the name of the area that brings them. */
type Areas<C extends Contract> = Readonly<Record<string, Partial<Handlers<C>>>>;

type NamesIn<Given> = { readonly [Area in keyof Given]: keyof Given[Area] }[keyof Given];

/** An operation that no area answers does not compile, and is named. */
type NoneMissing<C extends Contract, Given> = [Exclude<keyof C, NamesIn<Given>>] extends [never]
  ? unknown
  : { readonly 'nobody answers': Exclude<keyof C, NamesIn<Given>> };

/**
 * The handlers of all areas together. Throws, at start, where two areas answer one operation, where none does, and
 * where one answers what the contract does not have.
 */
export function composeHandlers<C extends Contract, Given extends Areas<C>>(
  contract: C,
  areas: Given & NoneMissing<C, Given>,
): Handlers<C> {
  const owners = new Map<string, string>();
  const handlers: Record<string, unknown> = {};
  for (const [area, own] of Object.entries<Partial<Handlers<C>>>(areas)) {
    for (const [name, handler] of Object.entries(own)) {
      if (!Object.hasOwn(contract, name)) throw new Error(`${area} answers ${name}, which nobody can call`);
      const other = owners.get(name);
      if (other !== undefined) throw new Error(`${name} is answered twice: by ${other} and by ${area}`);
      owners.set(name, area);
      handlers[name] = handler;
    }
  }
  const missing = Object.keys(contract).filter((name) => !owners.has(name));
  if (missing.length > 0) throw new Error(`Nobody answers ${missing.join(', ')}`);
  return handlers as unknown as Handlers<C>;
}
