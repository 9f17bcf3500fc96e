#include "fakes/ses/handlebars/token.h"

#include <algorithm>

#include "fakes/ses/handlebars/error.h"

namespace ses::handlebars {
namespace {

using Kind = Token::Kind;

constexpr std::string_view kSpace = " \t\r\n";

void trim_left(std::string& text) { text.erase(0, text.find_first_not_of(kSpace)); }

void trim_right(std::string& text) { text.erase(text.find_last_not_of(kSpace) + 1); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && kSpace.find(text.front()) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  while (!text.empty() && kSpace.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

// Splits at spaces that are not in quotes, brackets or parentheses.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  char until = '\0';  // the end of what is quoted
  int depth = 0;
  for (const char c : text) {
    if (until != '\0') {
      if (c == until) until = '\0';
    } else if (c == '"' || c == '\'') {
      until = c;
    } else if (c == '[') {
      until = ']';
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (depth == 0 && kSpace.find(c) != std::string_view::npos) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += c;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const std::size_t open = text_.find("{{", at_);
      if (open == std::string_view::npos) {
        literal(text_.substr(at_));
        break;
      }
      if (is_escaped(open)) {
        literal(text_.substr(at_, open - 1 - at_));
        literal("{{");
        at_ = open + 2;
        continue;
      }
      // Two backslashes are one, and the tag is a tag.
      const bool has_backslash = open >= at_ + 2 && text_.substr(open - 2, 2) == "\\\\";
      literal(text_.substr(at_, open - at_ - (has_backslash ? 1 : 0)));
      at_ = open;
      tag();
    }
    end_text();
    return std::move(tokens_);
  }

 private:
  bool is_escaped(std::size_t open) const {
    if (open < at_ + 1 || text_[open - 1] != '\\') return false;
    return open < at_ + 2 || text_[open - 2] != '\\';
  }

  void literal(std::string_view text) { pending_ += text; }

  void end_text() {
    if (strips_next_) trim_left(pending_);
    strips_next_ = false;
    if (!pending_.empty()) {
      Token token;
      token.words.push_back(std::move(pending_));
      tokens_.push_back(std::move(token));
    }
    pending_.clear();
  }

  // The line of at_, for messages. Lines are counted on from the last call: tags are read in their
  // order.
  std::string where() {
    const auto begin = text_.begin();
    lines_ += std::count(begin + static_cast<std::ptrdiff_t>(counted_),
                         begin + static_cast<std::ptrdiff_t>(at_), '\n');
    counted_ = at_;
    return "line " + std::to_string(lines_);
  }

  // The position of the dashes and braces that end the comment, or npos.
  std::size_t end_with_dashes() const {
    std::size_t at = text_.find("--", at_ + 2);
    while (at != std::string_view::npos) {
      const std::string_view rest = text_.substr(at + 2);
      if (rest.starts_with("}}") || rest.starts_with("~}}")) return at;
      at = text_.find("--", at + 1);
    }
    return at;
  }

  // The tag's inside. Moves past it.
  std::string_view inside(std::string_view begin, std::string_view end) {
    const std::size_t close = text_.find(end, at_ + begin.size());
    if (close == std::string_view::npos) {
      throw TemplateError(where() + ": '" + std::string(begin) + "' has no '" + std::string(end) +
                          "'");
    }
    const std::string_view content = text_.substr(at_ + begin.size(), close - at_ - begin.size());
    at_ = close + end.size();
    return content;
  }

  bool is_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void tag() {
    Token token;
    token.where = where();
    const std::size_t start = at_;
    if (is_at("{{{{")) throw NotSupported("the raw block '{{{{'");
    if (is_at("{{!") || is_at("{{~!")) return comment();
    std::string_view content = inside("{{", "}}");
    const bool strips_left = content.starts_with('~');
    if (strips_left) content.remove_prefix(1);
    const bool strips_right = content.ends_with('~');
    if (strips_right) content.remove_suffix(1);
    // {{{name}}} is the same as {{name}}, since nothing is escaped. Its third brace is behind the
    // end that was found, or, in {{{name}~}}, before it.
    if (content.starts_with('{')) {
      content.remove_prefix(1);
      if (is_at("}")) {
        ++at_;
      } else if (content.ends_with('}')) {
        content.remove_suffix(1);
      } else {
        throw TemplateError(token.where + ": '{{{' has no '}}}'");
      }
    }
    token.source = text_.substr(start, at_ - start);
    read(content, token);
    add(std::move(token), strips_left, strips_right);
  }

  void comment() {
    const bool strips_left = is_at("{{~");
    const bool has_dashes = is_at(strips_left ? "{{~!--" : "{{!--");
    const std::size_t end = has_dashes ? end_with_dashes() : text_.find("}}", at_);
    if (end == std::string_view::npos) throw TemplateError(where() + ": '{{!' has no end");
    at_ = text_.find("}}", end);
    const bool strips_right = text_[at_ - 1] == '~';
    at_ += 2;
    if (strips_left) trim_right(pending_);
    end_text();
    strips_next_ = strips_right;
  }

  void add(Token token, bool strips_left, bool strips_right) {
    if (strips_left) trim_right(pending_);
    end_text();
    tokens_.push_back(std::move(token));
    strips_next_ = strips_right;
  }

  static void read(std::string_view content, Token& token) {
    content = trimmed(content);
    token.kind = Kind::kValue;
    if (!content.empty()) {
      switch (content.front()) {
        case '#':
          token.kind = Kind::kOpen;
          break;
        case '^':
          token.kind = Kind::kInverse;
          break;
        case '/':
          token.kind = Kind::kClose;
          break;
        case '>':
          token.kind = Kind::kPartial;
          break;
        default:
          break;
      }
      if (token.kind != Kind::kValue || content.front() == '&') content.remove_prefix(1);
    }
    content = trimmed(content);
    if (token.kind == Kind::kOpen) read_open(content, token);
    if (content.starts_with('*')) throw NotSupported("the decorator '" + token.source + "'");
    token.words = words_of(content);
    if (token.kind == Kind::kValue && !token.words.empty() && token.words[0] == "else") {
      token.kind = Kind::kElse;
      token.words.erase(token.words.begin());
    }
    if (token.words.empty() && token.kind != Kind::kElse && token.kind != Kind::kInverse) {
      throw TemplateError(token.where + ": '" + token.source + "' is empty");
    }
  }

  static void read_open(std::string_view& content, Token& token) {
    if (content.starts_with('>')) {
      throw NotSupported("the partial block '" + token.source + "'");
    }
    if (!content.starts_with('*')) return;
    const std::string_view rest = trimmed(content.substr(1));
    if (!rest.starts_with("inline")) return;
    content = rest.substr(6);
    token.kind = Kind::kInline;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;   // how far lines have been counted
  std::ptrdiff_t lines_ = 1;  // up to there
  std::string pending_;       // text that is not a token yet
  bool strips_next_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) { return Tokenizer{text}.run(); }

}  // namespace ses::handlebars
