using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class NotationTests
{
    [Fact]
    public void The_same_document_reads_alike_as_JSON()
    {
        var json = """
            {"sources":[{"repo":"acme/code","branch":"main","installation_id":12,"copy_rules":[
            	{"name":"all","source_pattern":{"type":"prefix","pattern":"a\/"},"targets":[
            		{"repo":"acme/docs","path_transform":"\ud83d\ude00/${relative_path}"}]}]}]}
            """;

        var source = ConfigurationFile.ReadValid(json).Sources[0];

        source.InstallationId.Should().Be(new InstallationId(12));
        source.CopyRules[0].Pattern!.Text.Should().Be("a/");
        source.CopyRules[0].Targets[0].PathTransform.Text.Should().Be("😀/${relative_path}");
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_are_written_out_and_the_nearer_key_wins()
    {
        var rules = ConfigurationFile.ReadValid("""
            sources:
              - repo: acme/code
                copy_rules:
                  - name: one
                    source_pattern: &pattern {type: prefix, pattern: a/}
                    targets:
                      - &docs
                        repo: acme/docs
                        branch: next
                        path_transform: one/${relative_path}
                  - name: two
                    source_pattern: *pattern
                    targets:
                      - <<: *docs
                        path_transform: two/${relative_path}
                      - <<: [{branch: first}, *docs]
                        path_transform: three/${relative_path}
            """).Sources[0].CopyRules;

        rules[1].Pattern.Should().Be(rules[0].Pattern);
        rules[1].Targets[0].Branch.Value.Should().Be("next");
        rules[1].Targets[0].PathTransform.Text.Should().Be("two/${relative_path}");
        rules[1].Targets[1].Branch.Value.Should().Be("first");
    }
}
