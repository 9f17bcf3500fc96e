#include "fakes/dynamodb/expression/placeholders.h"

#include <algorithm>
#include <utility>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/error.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb::expression {
namespace {

constexpr std::size_t kMaxPlaceholderBytes = 255;

bool is_placeholder(std::string_view text, char sigil) {
  return text.size() > 1 && text.front() == sigil &&
         std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

template <typename Given>
std::set<std::string, std::less<>> checked_keys(const Given& given, const std::string& parameter,
                                                char sigil) {
  if (given.empty()) throw validation_error(parameter + " must not be empty");
  std::set<std::string, std::less<>> keys;
  for (const auto& [key, value] : given) {
    if (key.size() > kMaxPlaceholderBytes) {
      throw validation_error(parameter +
                             " contains invalid key: The expression attribute map contains a key "
                             "that is too long; size of key: " +
                             std::to_string(key.size()));
    }
    if (!is_placeholder(key, sigil)) {
      throw validation_error(parameter + " contains invalid key: Syntax error; key: \"" + key +
                             "\"");
    }
    keys.insert(key);
  }
  return keys;
}

void check_names(const Names& names) {
  for (const auto& [key, name] : names) {
    try {
      check_attribute_name(name);
    } catch (const aws::Error& error) {
      throw validation_error("ExpressionAttributeNames contains invalid value: " + error.message() +
                             " for key " + key);
    }
  }
}

void check_none_left(const std::set<std::string, std::less<>>& unused,
                     const std::string& parameter) {
  if (unused.empty()) return;
  std::string keys;
  for (const std::string& key : unused) keys += (keys.empty() ? "" : ", ") + key;
  throw validation_error("Value provided in " + parameter + " unused in expressions: keys: {" +
                         keys + "}");
}

}  // namespace

Placeholders::Placeholders(std::optional<Names> names, std::optional<Values> values) {
  if (names) {
    unused_names_ = checked_keys(*names, "ExpressionAttributeNames", '#');
    check_names(*names);
    names_ = std::move(*names);
  }
  if (values) {
    unused_values_ = checked_keys(*values, "ExpressionAttributeValues", ':');
    values_ = std::move(*values);
  }
}

const std::string& Placeholders::name(std::string_view placeholder) {
  const auto found = names_.find(placeholder);
  if (found == names_.end()) {
    throw ExpressionError(
        "An expression attribute name used in the document path is not defined; attribute name: " +
        std::string(placeholder));
  }
  unused_names_.erase(found->first);
  return found->second;
}

const AttributeValue& Placeholders::value(std::string_view placeholder) {
  const auto found = values_.find(placeholder);
  if (found == values_.end()) {
    throw ExpressionError(
        "An expression attribute value used in expression is not defined; attribute value: " +
        std::string(placeholder));
  }
  unused_values_.erase(found->first);
  return found->second;
}

void Placeholders::check_all_used() const {
  check_none_left(unused_names_, "ExpressionAttributeNames");
  check_none_left(unused_values_, "ExpressionAttributeValues");
}

}  // namespace dynamodb::expression
