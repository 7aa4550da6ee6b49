import { host } from "../host";
import type { AnswerOf, CommandName, DocumentRequest, RequestOf } from "../host/host";
import { began } from "../state/work";
import { shapeError } from "./error";

/** The one way to the core. Throws only `CallError`. */
export async function call<Name extends CommandName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const end = began();
  try {
    return await host().call(name, request);
  } catch (thrown) {
    throw shapeError(thrown, name);
  } finally {
    end();
  }
}

/** The pages of a document, as they will print. */
export async function pages(request: DocumentRequest): Promise<ArrayBuffer> {
  const end = began();
  try {
    return await host().documentBytes(request);
  } catch (thrown) {
    throw shapeError(thrown, request.name);
  } finally {
    end();
  }
}
