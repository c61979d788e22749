/** Ends a text, an attribute and a URL, and runs in every browser that takes it for more than text. */
export const markup = `javascript:pwned=1//'"><img src=/pwned onerror="pwned=1" class=pwned><script>pwned=1</script>{{7*7}}`;

/** How it looks in markup that did not take it for text. */
export const live = /<img[^>]*onerror|<script>pwned|<[^>]*class=["']?pwned|href=["']?javascript:/i;
