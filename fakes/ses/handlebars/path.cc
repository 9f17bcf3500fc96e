#include <algorithm>

#include "fakes/ses/handlebars/error.h"
#include "fakes/ses/handlebars/nodes.h"

namespace ses::handlebars {
namespace {

// The characters that a name may have only in brackets.
constexpr std::string_view kNotInNames = "!\"#%&'()*+,;<=>@[\\]^`{|}~ \t\r\n";

class PathParser {
 public:
  PathParser(std::string_view text, const std::string& where)
      : whole_(text), rest_(text), where_(where) {}

  PathExpression parse() {
    PathExpression path;
    path.text = whole_;
    if (rest_.starts_with('@')) {
      rest_.remove_prefix(1);
      path.from = data();
      if (rest_.empty()) return path;
    } else {
      climb(path);
      if (rest_.empty()) return path;
    }
    do path.steps.push_back(step());
    while (separator());
    // `this.name` and `./name` are `name`.
    if (path.from == PathExpression::From::kContext && path.steps.front() == "this" &&
        whole_[0] != '[') {
      path.steps.erase(path.steps.begin());
    }
    return path;
  }

 private:
  [[noreturn]] void fail() const {
    throw TemplateError(where_ + ": '" + std::string(whole_) + "' is no name");
  }

  PathExpression::From data() {
    const std::size_t end = std::min(rest_.find_first_of("./"), rest_.size());
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (name == "root") {
      if (!rest_.empty() && (!separator() || rest_.empty())) fail();
      return PathExpression::From::kRoot;
    }
    if (rest_.empty()) {
      if (name == "index") return PathExpression::From::kIndex;
      if (name == "key") return PathExpression::From::kKey;
      if (name == "first") return PathExpression::From::kFirst;
      if (name == "last") return PathExpression::From::kLast;
    }
    throw NotSupported("the variable '" + std::string(whole_) + "'");
  }

  // `../..`, `.`, `./`
  void climb(PathExpression& path) {
    while (rest_.starts_with("..")) {
      ++path.up;
      rest_.remove_prefix(2);
      if (rest_.empty()) return;
      if (!separator() || rest_.empty()) fail();
    }
    if (rest_ == ".") {
      rest_ = {};
    } else if (rest_.starts_with("./")) {
      rest_.remove_prefix(2);
      if (rest_.empty()) fail();
    }
  }

  bool separator() {
    if (rest_.empty() || (rest_[0] != '.' && rest_[0] != '/')) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string step() {
    const bool is_bracketed = rest_.starts_with('[');
    const std::size_t end =
        is_bracketed ? rest_.find(']') : std::min(rest_.find_first_of("./"), rest_.size());
    if (end == std::string_view::npos) fail();
    const std::size_t bracket = is_bracketed ? 1 : 0;
    const std::string_view name = rest_.substr(bracket, end - bracket);
    rest_.remove_prefix(end + bracket);
    const bool is_good =
        is_bracketed ? rest_.empty() || rest_[0] == '.' || rest_[0] == '/'
                     : !name.empty() && name.find_first_of(kNotInNames) == std::string_view::npos;
    if (!is_good) fail();
    return std::string(name);
  }

  std::string_view whole_;
  std::string_view rest_;
  const std::string& where_;
};

}  // namespace

PathExpression parse_path(std::string_view text, const std::string& where) {
  return PathParser{text, where}.parse();
}

}  // namespace ses::handlebars
