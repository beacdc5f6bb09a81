/** Bytes of a description (YouTube Data API, "snippet.description"). */
export const maxDescriptionBytes = 5000;
