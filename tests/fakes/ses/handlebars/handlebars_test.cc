#include <nlohmann/json.hpp>

#include "fakes/ses/handlebars/template.h"
#include "tests/support/catch.h"

using ses::handlebars::MissingAttribute;
using ses::handlebars::NotSupported;
using ses::handlebars::Template;
using ses::handlebars::TemplateError;

namespace {

std::string render(const std::string& text, const std::string& data = "{}") {
  return Template(text).render(nlohmann::ordered_json::parse(data));
}

// What the error says, or what was rendered.
std::string failure(const std::string& text, const std::string& data = "{}") {
  try {
    return "rendered: " + render(text, data);
  } catch (const TemplateError& error) {
    return std::string("malformed: ") + error.what();
  } catch (const NotSupported& error) {
    return std::string("not supported: ") + error.what();
  } catch (const MissingAttribute& error) {
    return "missing: " + error.name();
  }
}

}  // namespace

TEST_CASE("Handlebars: values, unescaped in all three forms", "[ses][handlebars]") {
  const std::string data =
      R"({"name":"<Jo> & \"Co\"","n":3,"big":12345678901,"half":0.5,"no":false})";
  CHECK(render("Hi {{name}}, {{ name }}!", data) == "Hi <Jo> & \"Co\", <Jo> & \"Co\"!");
  CHECK(render("{{{name}}}{{&name}}{{& name }}", data) ==
        "<Jo> & \"Co\"<Jo> & \"Co\"<Jo> & \"Co\"");
  CHECK(render("{{n}} {{big}} {{half}} {{no}}", data) == "3 12345678901 0.5 false");
  CHECK(render("no tags { } }} here") == "no tags { } }} here");
  CHECK(render("").empty());
}

TEST_CASE("Handlebars: paths", "[ses][handlebars]") {
  const std::string data =
      R"({"contact":{"firstName":"Anaya","a b":"x","list":["p","q"]},"this-one":"t"})";
  CHECK(render("{{contact.firstName}}", data) == "Anaya");
  CHECK(render("{{contact/firstName}}", data) == "Anaya");
  CHECK(render("{{contact.[a b]}}", data) == "x");
  CHECK(render("{{contact.list.0}}{{contact.list.[1]}}", data) == "pq");
  CHECK(render("{{this.contact.firstName}} {{./this-one}}", data) == "Anaya t");
  CHECK(render("{{#with contact}}{{../this-one}} {{@root.contact.firstName}}{{/with}}", data) ==
        "t Anaya");
}

TEST_CASE("Handlebars: what is missing or null is named as it is written", "[ses][handlebars]") {
  const std::string data = R"({"contact":{},"nothing":null,"list":[1]})";
  CHECK(failure("{{name}}", data) == "missing: name");
  CHECK(failure("{{contact.first.second}}", data) == "missing: contact.first.second");
  CHECK(failure("{{nothing}}", data) == "missing: nothing");
  CHECK(failure("{{list.1}}", data) == "missing: list.1");
  CHECK(failure("{{../name}}", data) == "missing: ../name");
  CHECK(failure("{{#name}}x{{/name}}", data) == "missing: name");
  // As SES was seen to answer to a helper that it does not know.
  CHECK(failure("{{#IF name}}x{{/IF}}", data) == "missing: IF");
  CHECK(failure("{{upper name}}", data) == "missing: upper");
}

TEST_CASE("Handlebars: if, unless and else", "[ses][handlebars]") {
  const auto when = [](const std::string& value) {
    return render("{{#if a}}yes{{else}}no{{/if}}", R"({"a":)" + value + "}");
  };
  for (const char* empty : {"false", "null", "0", "\"\"", "[]"}) CHECK(when(empty) == "no");
  for (const char* full : {"true", "1", "\"x\"", "[0]", "{}"}) CHECK(when(full) == "yes");
  CHECK(render("{{#if a}}yes{{/if}}").empty());
  CHECK(render("{{#unless a}}no{{else}}yes{{/unless}}") == "no");
  CHECK(render("{{#if a}}yes{{^}}no{{/if}}") == "no");
  const std::string chain = "{{#if a}}A{{else if b}}B{{else unless c}}C{{else}}D{{/if}}";
  CHECK(render(chain, R"({"a":1})") == "A");
  CHECK(render(chain, R"({"b":1})") == "B");
  CHECK(render(chain) == "C");
  CHECK(render(chain, R"({"c":1})") == "D");
}

TEST_CASE("Handlebars: each", "[ses][handlebars]") {
  const std::string items =
      R"({"items":[{"type":"dog","name":"bobby","best":true},{"type":"cat","name":"pedro","best":false}]})";
  CHECK(
      render("{{#each items}} {{name}} is {{#if best}}the best{{else}}a {{type}}{{/if}}, {{/each}}",
             items) == " bobby is the best,  pedro is a cat, ");
  CHECK(render("{{#each l}}{{@index}}:{{this}}{{#unless @last}}, {{/unless}}{{/each}}",
               R"({"l":["a","b"]})") == "0:a, 1:b");
  CHECK(render("{{#each o}}{{@key}}={{.}}{{#if @first}};{{/if}}{{/each}}",
               R"({"o":{"z":1,"a":2}})") == "z=1;a=2");
  CHECK(render("{{#each l}}x{{else}}none{{/each}}") == "none");
  CHECK(render("{{#each l}}x{{else}}none{{/each}}", R"({"l":[]})") == "none");
  CHECK(render("{{#each a}}{{@index}}{{#each b}}{{@index}}{{../n}}{{/each}}{{/each}}",
               R"({"a":[{"n":"p","b":[1,2]},{"n":"q","b":[3]}]})") == "00p1p10q");
  CHECK(failure("{{#each l}}{{name}}{{/each}}", R"({"l":[{}],"name":"outside"})") ==
        "missing: name");
}

TEST_CASE("Handlebars: with and sections", "[ses][handlebars]") {
  const std::string data = R"({"p":{"a":"x"},"l":["a","b"],"yes":true,"no":false,"e":[]})";
  CHECK(render("{{#with p}}{{a}}{{/with}}", data) == "x");
  CHECK(render("{{#with q}}{{a}}{{else}}none{{/with}}", data) == "none");
  CHECK(render("{{#p}}{{a}}{{/p}}{{#l}}{{.}}{{/l}}", data) == "xab");
  CHECK(render("{{#yes}}{{p.a}}{{/yes}}{{#no}}n{{else}}m{{/no}}", data) == "xm");
  CHECK(render("{{^e}}none{{/e}}{{^p}}n{{/p}}{{^q}}missing{{/q}}", data) == "nonemissing");
}

TEST_CASE("Handlebars: inline partials", "[ses][handlebars]") {
  const std::string name =
      "{{#* inline \"fullName\"}}{{firstName}}{{#if lastName}} {{lastName}}{{/if}}{{/inline}}";
  CHECK(render(name + "Hello {{> fullName}}!", R"({"firstName":"Ann"})") == "Hello Ann!");
  CHECK(render(name + "{{#each l}}{{>fullName}};{{/each}}",
               R"({"l":[{"firstName":"A","lastName":"B"},{"firstName":"C"}]})") == "A B;C;");
  CHECK(failure("{{> other}}") == "malformed: the partial 'other' could not be found");
  CHECK(failure("{{#*inline \"a\"}}{{> b}}{{/inline}}{{#*inline \"b\"}}{{> a}}{{/inline}}") ==
        "malformed: the partial 'a' comes to itself");
}

TEST_CASE("Handlebars: comments, escapes and whitespace", "[ses][handlebars]") {
  const std::string data = R"({"a":"x"})";
  CHECK(render("1{{! no }}2{{!-- {{a}} -- }}--}}3", data) == "123");
  CHECK(render("\\{{a}} {{a}}", data) == "{{a}} x");
  CHECK(render("\\\\{{a}}", data) == "\\x");
  CHECK(render("1 \n {{~a~}} \n 2", data) == "1x2");
  CHECK(render("1 {{~{a}~}} 2 {{~!-- c --~}} 3", data) == "1x23");
  CHECK(render("{{#if a}}\n  y\n{{/if}}\n", data) == "\n  y\n\n");
  CHECK(render("{{#if a~}}  y  {{~/if}}", data) == "y");
}

TEST_CASE("Handlebars: what is no template is told with its line", "[ses][handlebars]") {
  CHECK(failure("a\n{{name") == "malformed: line 2: '{{' has no '}}'");
  CHECK(failure("{{{name}}") == "malformed: line 1: '{{{' has no '}}}'");
  CHECK(failure("{{!-- a") == "malformed: line 1: '{{!' has no end");
  CHECK(failure("{{}}") == "malformed: line 1: '{{}}' is empty");
  CHECK(failure("{{#if a}}x") == "malformed: line 1: '{{#if a}}' has no '{{/if}}'");
  CHECK(failure("{{#if a}}x\n{{/each}}") ==
        "malformed: line 2: '{{/each}}' does not close '{{#if a}}'");
  CHECK(failure("x{{/if}}") == "malformed: line 1: '{{/if}}' stands outside of a block");
  CHECK(failure("{{else}}") == "malformed: line 1: '{{else}}' stands outside of a block");
  CHECK(failure("{{#if}}x{{/if}}") == "malformed: line 1: '{{#if}}' takes one argument");
  CHECK(failure("{{#if a b}}x{{/if}}") == "malformed: line 1: '{{#if a b}}' takes one argument");
  CHECK(failure("{{a..b}}") == "malformed: line 1: 'a..b' is no name");
  CHECK(failure("{{a!}}") == "malformed: line 1: 'a!' is no name");
  CHECK(failure("{{#IF a}}") == "malformed: line 1: '{{#IF a}}' has no '{{/IF}}'");
}

TEST_CASE("Handlebars: what is not there is named", "[ses][handlebars]") {
  CHECK(failure("{{{{raw}}}}") == "not supported: the raw block '{{{{'");
  CHECK(failure("{{lookup a b}}") == "not supported: the helper 'lookup'");
  CHECK(failure("{{#if (eq a b)}}x{{/if}}") == "not supported: the subexpression '(eq a b)'");
  CHECK(failure("{{helper \"text\"}}") ==
        "not supported: the literal \"text\" in '{{helper \"text\"}}'");
  CHECK(failure("{{#each a as |b|}}x{{/each}}") ==
        "not supported: the block parameters of '{{#each a as |b|}}'");
  CHECK(failure("{{#if a includeZero=true}}x{{/if}}") ==
        "not supported: the argument 'includeZero=true' of '{{#if a includeZero=true}}'");
  CHECK(failure("{{#> layout}}x{{/layout}}") == "not supported: the partial block '{{#> layout}}'");
  CHECK(failure("{{> part a}}") == "not supported: the argument 'a' of '{{> part a}}'");
  CHECK(failure("{{@../index}}") == "not supported: the variable '@../index'");
  CHECK(failure("{{a}}", R"({"a":{"b":1}})") == "not supported: the object 'a' as text");
  CHECK(failure("{{a}}", R"({"a":[]})") == "not supported: the list 'a' as text");
}

TEST_CASE("Handlebars: there is a limit on everything", "[ses][handlebars]") {
  std::string deep;
  for (int i = 0; i < 101; ++i) deep += "{{#if a}}";
  CHECK(failure(deep) == "malformed: line 1: blocks nest too deep");
  std::string list = R"({"l":[0)";
  for (int i = 1; i < 128; ++i) list += ",0";
  list += "]}";
  CHECK(failure(
            "{{#each l}}{{#each ../l}}{{#each ../../l}}{{#if x}}{{/if}}{{/each}}{{/each}}{{/each}}",
            list) == "not supported: a template of more than 1000000 steps");
  std::string partials;
  for (int i = 0; i < 40; ++i) {
    partials += "{{#*inline \"p" + std::to_string(i) + "\"}}{{> p" + std::to_string(i + 1) +
                "}}{{/inline}}";
  }
  CHECK(failure(partials + "{{#*inline \"p40\"}}x{{/inline}}{{> p0}}") ==
        "malformed: partials nest too deep");
}

TEST_CASE("Handlebars: any text is a result or an error", "[ses][handlebars]") {
  const std::string pieces[] = {"{{",      "}}",        "{{{",      "#if ",   "#each ", "/if",
                                "else",    "~",         "!--",      "--",     "a",      ".",
                                "../",     "[",         "]",        "\"",     "(",      "\\",
                                "{{/if}}", "{{#if a}}", "{{else}}", "@index", "\xff",   " "};
  std::uint64_t state = 88172645463325252ull;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      text += pieces[state % std::size(pieces)];
    }
    INFO(text);
    REQUIRE_NOTHROW(failure(text, R"({"a":[1,{"a":"b"}]})"));
  }
}

TEST_CASE("Handlebars: a template of many tags takes as long as its length", "[ses][handlebars]") {
  // Minutes, if each tag or comment looked at the whole template.
  constexpr int kTags = 100'000;
  std::string text;
  for (int i = 0; i < kTags; ++i) text += "{{#if a}}x{{/if}}{{!-- note --}}\n";
  CHECK(failure(text + "{{#if a}}") == "malformed: line 100001: '{{#if a}}' has no '{{/if}}'");
  CHECK(render(text, R"({"a":1})").size() == 2 * std::size_t{kTags});
}
