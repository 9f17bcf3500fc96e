// The templates of SES: Handlebars, as much of it as mail needs.
//
// https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html
// https://handlebarsjs.com/guide/
//
//   {{name}} {{{name}}} {{&name}}      a value. Nothing is escaped: SES does not.
//   {{a.b}} {{a/b}} {{list.0}} {{a.[any name]}} {{this}} {{this.a}} {{../name}} {{@root.name}}
//   {{#if a}} … {{else if b}} … {{else}} … {{/if}}, and so #unless, #each, #with
//   {{@index}} {{@key}} {{@first}} {{@last}}    inside of #each
//   {{#name}} … {{/name}}, {{^name}} … {{/name}}   a section, and one for its absence
//   {{#*inline "part"}} … {{/inline}} {{> part}}   known in the whole of the template
//   {{! a comment}} {{!-- another --}} \{{name}} {{~name~}}
//
// Whitespace stays as it is written but for `~`. A name is looked up in the innermost context
// alone. Empty, for #if and the others, are what is missing, null, false, "", 0 and [].
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "fakes/ses/handlebars/error.h"
#include "fakes/ses/handlebars/nodes.h"

namespace ses::handlebars {

// What one rendering may take.
inline constexpr std::size_t kMaxSteps = 1'000'000;
inline constexpr std::size_t kMaxRenderedBytes = 41'943'040;

class Template {
 public:
  // Throws TemplateError, NotSupported.
  explicit Template(std::string_view text);

  // Throws MissingAttribute for a value or a section that the data does not have or that is null;
  // NotSupported for a value that is a list or an object, and for what exceeds the limits.
  std::string render(const nlohmann::ordered_json& data) const;

  // True if there are no blocks, partials or helpers.
  bool has_values_only() const;

 private:
  Program tree_;
};

}  // namespace ses::handlebars
