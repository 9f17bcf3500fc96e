#include "fakes/ses/handlebars/parser.h"

#include <algorithm>
#include <optional>
#include <set>

#include "fakes/ses/handlebars/error.h"
#include "fakes/ses/handlebars/token.h"

namespace ses::handlebars {
namespace {

using Kind = Token::Kind;

// How many partials may call one another in a row.
constexpr std::size_t kMaxPartials = 20;

std::optional<BlockStatement::Kind> helper_of(const std::string& name) {
  if (name == "if") return BlockStatement::Kind::kIf;
  if (name == "unless") return BlockStatement::Kind::kUnless;
  if (name == "each") return BlockStatement::Kind::kEach;
  if (name == "with") return BlockStatement::Kind::kWith;
  return std::nullopt;
}

// True for Handlebars' own helpers that are not modelled.
bool is_other_helper(const std::string& name) { return name == "lookup" || name == "log"; }

bool is_quoted(const std::string& word) {
  return word.size() >= 2 && (word[0] == '"' || word[0] == '\'') && word.back() == word[0];
}

class Parser {
 public:
  explicit Parser(std::string_view text) : tokens_(tokenize(text)) {}

  Program run() {
    tree_.nodes = read_nodes();
    if (at_ < tokens_.size()) {
      fail(tokens_[at_], "'" + tokens_[at_].source + "' stands outside of a block");
    }
    check_partials();
    return std::move(tree_);
  }

 private:
  [[noreturn]] static void fail(const Token& token, const std::string& what) {
    throw TemplateError(token.where + ": " + what);
  }

  static bool ends_nodes(const Token& token) {
    return token.kind == Kind::kElse || token.kind == Kind::kClose ||
           (token.kind == Kind::kInverse && token.words.empty());
  }

  // Reads nodes up to an else, a close or the end.
  Nodes read_nodes() {
    Nodes nodes;
    while (at_ < tokens_.size() && !ends_nodes(tokens_[at_])) {
      const Token& token = tokens_[at_++];
      switch (token.kind) {
        case Kind::kText:
          nodes.push_back({ContentStatement{token.words[0]}});
          break;
        case Kind::kValue:
          nodes.push_back(read_value(token));
          break;
        case Kind::kOpen:
        case Kind::kInverse:
          nodes.push_back(read_block(token));
          break;
        case Kind::kInline:
          read_inline(token);
          break;
        case Kind::kPartial:
          nodes.push_back(read_call(token));
          break;
        case Kind::kElse:
        case Kind::kClose:
          break;  // ends_nodes()
      }
    }
    return nodes;
  }

  static Node read_value(const Token& token) {
    const std::string& name = token.words[0];
    check_words(token);
    if (token.words.size() == 1) return {MustacheStatement{parse_path(name, token.where)}};
    return unknown_helper(name);
  }

  static Node unknown_helper(const std::string& name) {
    if (is_other_helper(name)) throw NotSupported("the helper '" + name + "'");
    return {UnknownHelper{name}};
  }

  static void check_words(const Token& token) {
    for (const std::string& word : token.words) {
      if (word.starts_with('(')) throw NotSupported("the subexpression '" + word + "'");
      if (is_quoted(word)) throw NotSupported("the literal " + word + " in '" + token.source + "'");
      if (word == "as") throw NotSupported("the block parameters of '" + token.source + "'");
      if (word.find('=') != std::string::npos && word[0] != '[') {
        throw NotSupported("the argument '" + word + "' of '" + token.source + "'");
      }
    }
  }

  Node read_block(const Token& open) {
    BlockStatement block;
    if (open.kind == Kind::kOpen) {
      check_words(open);
      if (!begin(block, open, open.words)) return read_unknown(open);
    } else {
      if (open.words.size() != 1) fail(open, "'" + open.source + "' takes one name");
      block.kind = BlockStatement::Kind::kInvertedSection;
      block.path = parse_path(open.words[0], open.where);
    }
    rest_of(block, open);
    return {std::move(block)};
  }

  // False for a block with arguments that is none of the helpers.
  static bool begin(BlockStatement& block, const Token& token,
                    const std::vector<std::string>& words) {
    const auto helper = helper_of(words[0]);
    if (!helper) {
      if (words.size() > 1) return false;
      block.kind = BlockStatement::Kind::kSection;
      block.path = parse_path(words[0], token.where);
      return true;
    }
    if (words.size() != 2) fail(token, "'" + token.source + "' takes one argument");
    block.kind = *helper;
    block.path = parse_path(words[1], token.where);
    return true;
  }

  // The inside must be well formed as well.
  Node read_unknown(const Token& open) {
    BlockStatement ignored;
    rest_of(ignored, open);
    return unknown_helper(open.words[0]);
  }

  // Reads the body, the else, and the close of the block that `open` opened.
  void rest_of(BlockStatement& block, const Token& open) {
    if (++depth_ > kMaxDepth) fail(open, "blocks nest too deep");
    block.body = read_nodes();
    if (at_ < tokens_.size() && tokens_[at_].kind != Kind::kClose) {
      const Token& other = tokens_[at_++];
      if (other.words.empty()) {
        block.otherwise = read_nodes();
        close(open);
      } else {
        otherwise_if(block, other, open);  // takes the close as its own
      }
    } else {
      close(open);
    }
    --depth_;
  }

  // `{{else if b}}` is an `if` in the else, without a close of its own.
  void otherwise_if(BlockStatement& block, const Token& other, const Token& open) {
    check_words(other);
    BlockStatement nested;
    if (!begin(nested, other, other.words)) {
      rest_of(nested, open);
      block.otherwise.push_back(unknown_helper(other.words[0]));
      return;
    }
    rest_of(nested, open);
    block.otherwise.push_back({std::move(nested)});
  }

  void close(const Token& open) {
    const std::string name = open.kind == Kind::kInline ? "inline" : open.words[0];
    if (at_ == tokens_.size()) fail(open, "'" + open.source + "' has no '{{/" + name + "}}'");
    const Token& token = tokens_[at_++];
    if (token.kind != Kind::kClose || token.words.size() != 1 || token.words[0] != name) {
      fail(token, "'" + token.source + "' does not close '" + open.source + "'");
    }
  }

  void read_inline(const Token& open) {
    if (open.words.size() != 1) fail(open, "'" + open.source + "' takes one name");
    if (++depth_ > kMaxDepth) fail(open, "blocks nest too deep");
    tree_.partials[partial_name(open)] = read_nodes();
    close(open);
    --depth_;
  }

  static Node read_call(const Token& token) {
    if (token.words.size() > 1) {
      throw NotSupported("the argument '" + token.words[1] + "' of '" + token.source + "'");
    }
    return {PartialStatement{partial_name(token)}};
  }

  static std::string partial_name(const Token& token) {
    const std::string& word = token.words[0];
    if (word.starts_with('(')) throw NotSupported("the dynamic partial '" + word + "'");
    return is_quoted(word) ? word.substr(1, word.size() - 2) : word;
  }

  void check_partials() const {
    std::set<std::string> done;
    visit(tree_.nodes, {}, done);
    for (const auto& [name, nodes] : tree_.partials) visit(nodes, {name}, done);
  }

  // `callers` are the partials that these nodes are inside of.
  void visit(const Nodes& nodes, const std::vector<std::string>& callers,
             std::set<std::string>& done) const {
    for (const Node& node : nodes) {
      if (const auto* block = std::get_if<BlockStatement>(&node.what)) {
        visit(block->body, callers, done);
        visit(block->otherwise, callers, done);
      } else if (const auto* call = std::get_if<PartialStatement>(&node.what)) {
        visit_call(call->name, callers, done);
      }
    }
  }

  void visit_call(const std::string& name, std::vector<std::string> callers,
                  std::set<std::string>& done) const {
    const auto found = tree_.partials.find(name);
    if (found == tree_.partials.end()) {
      throw TemplateError("the partial '" + name + "' could not be found");
    }
    if (std::ranges::find(callers, name) != callers.end()) {
      throw TemplateError("the partial '" + name + "' comes to itself");
    }
    if (!done.insert(name).second) return;
    if (callers.size() >= kMaxPartials) throw TemplateError("partials nest too deep");
    callers.push_back(name);
    visit(found->second, callers, done);
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Program tree_;
};

}  // namespace

Program parse(std::string_view text) { return Parser{text}.run(); }

}  // namespace ses::handlebars
