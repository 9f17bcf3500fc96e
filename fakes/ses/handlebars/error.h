// What can be wrong with a template, and with the data for it.
#pragma once

#include <stdexcept>
#include <string>

namespace ses::handlebars {

// The text is no template: `line 2: '{{/each}}' closes '{{#if}}'`.
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Handlebars may have it, this has not. what() names it: `the subexpression '(f x)'`.
class NotSupported : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The template asks for what the data does not have.
class MissingAttribute : public std::runtime_error {
 public:
  explicit MissingAttribute(const std::string& name) : std::runtime_error(name) {}
  // As the template writes it: `contact.firstName`.
  std::string name() const { return what(); }
};

}  // namespace ses::handlebars
