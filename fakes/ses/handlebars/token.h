// A template as texts and tags, in their order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ses::handlebars {

struct Token {
  enum class Kind {
    kText,     // words[0] is the text
    kValue,    // {{words…}}
    kOpen,     // {{#words…}}
    kInverse,  // {{^words…}}; without words it is an else
    kElse,     // {{else words…}}
    kClose,    // {{/words…}}
    kInline,   // {{#*inline words…}}
    kPartial,  // {{> words…}}
  };
  Kind kind = Kind::kText;
  std::vector<std::string> words;
  std::string source;  // `{{#if a}}`
  std::string where;   // `line 3`
};

// Comments are left out, escaped tags (`\{{name}}`) are text, and whitespace beside a `~` is gone.
// Throws TemplateError for a tag without an end, NotSupported for tags of other kinds.
std::vector<Token> tokenize(std::string_view text);

}  // namespace ses::handlebars
